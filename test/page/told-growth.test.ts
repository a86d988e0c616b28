import { expect, test } from "vitest";
import { toldGrowth } from "../../src/page/told-growth.ts";

test("a growth that is none is not told", () => {
  expect(["±0 %", "−0.0 %", "+0.0 %", "+0.1 %", "−10 %", "×12", ""].map(toldGrowth)).toEqual([
    "",
    "",
    "",
    "+0.1 %",
    "−10 %",
    "×12",
    "",
  ]);
});
