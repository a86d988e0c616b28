import { expect, test } from "vitest";
import { loneSide, singleGround } from "../../src/reporters/lone-side.ts";

test.each([
  [[1], [1, 2, 3], "base", "a single measurement of the base, 3 takes of the head"],
  [[1, 2], [1], "head", "a single measurement of the head, 2 takes of the base"],
  [[1], [1], undefined, "a single measurement"],
  [[1, 2], [1, 2], undefined, "a single measurement"],
])("of %j and %j, the side that lacks takes is %s", (base, head, side, ground) => {
  expect([loneSide({ base, head }), singleGround({ base, head })]).toEqual([side, ground]);
});
