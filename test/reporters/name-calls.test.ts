import { expect, test } from "vitest";
import { nameCalls } from "../../src/reporters/name-calls.ts";

test.each([
  [[1], "call 2"],
  [[0, 1], "calls 1, 2"],
  [[2, 0, 1], "calls 1–3"],
  [[0, 2, 3], "calls 1, 3, 4"],
  [[4, 4], "call 5"],
])("calls at %j are called %s", (indexes, name) => {
  expect(nameCalls(indexes)).toBe(name);
});
