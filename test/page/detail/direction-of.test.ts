import { expect, test } from "vitest";
import { directionOf } from "../../../src/page/detail/direction-of.ts";

test.each([
  ["Yes", "ltr"],
  ["30: لديك", "rtl"],
  ["\n\n- שלום and more", "rtl"],
  ["日本語", "ltr"],
  ["12 + 3", "ltr"],
  ["", "ltr"],
])("%j runs %s", (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
