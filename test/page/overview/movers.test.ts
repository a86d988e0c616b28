import { expect, test } from "vitest";
import { moversOf } from "../../../src/page/overview/movers.ts";
import { row } from "../rows.ts";

const rows = [
  row({ id: "a", figures: { cost: [1, 1] } }),
  row({ id: "b", figures: { cost: [1, 2] } }),
  row({ id: "c", figures: { cost: [5, 1] } }),
  row({ id: "d", figures: { cost: [null, 3] } }),
];

test("what moved most comes first, dearer or cheaper; what is not on both sides did not move", () => {
  expect(moversOf(rows, true).map(({ row: { id }, by }) => [id, by])).toEqual([
    ["c", -4],
    ["b", 1],
  ]);
});

test("without a comparison the dearest come first", () => {
  expect(moversOf(rows, false, 2).map(({ row: { id } }) => id)).toEqual(["d", "b"]);
});
