import { expect, test } from "vitest";
import { nearestName } from "../src/nearest-name.ts";

const NAMES = ["replay", "once", "append", "record", "live"];

test.each([
  ["replya", "replay"],
  ["RECORD", "record"],
  ["apend", "append"],
  ["onec", "once"],
  ["liv", "live"],
])("%s is meant to be %s", (typed, meant) => {
  expect(nearestName(typed, NAMES)).toBe(meant);
});

test("a name that is like none is given no meaning", () => {
  expect(nearestName("passthrough", NAMES)).toBeUndefined();
  expect(nearestName("x", [])).toBeUndefined();
});
