import { expect, test } from "vitest";
import { filterCounts } from "../../../src/page/list/filter.ts";
import { row } from "../rows.ts";

const names = (rows: Parameters<typeof filterCounts>[0]): string[] =>
  filterCounts(rows).map(({ name, count }) => `${name} ${count}`);

test("only choices that find something, and not everything, are offered", () => {
  const rows = [
    row({ kind: "changed", severity: "regression" }),
    row({ kind: "changed", severity: "warning", isAccepted: true }),
    row(),
  ];
  expect(names(rows)).toEqual([
    "All 3",
    "Regressions 1",
    "Warnings 1",
    "Accepted 1",
    "Changed 2",
    "Unchanged 1",
  ]);
  expect(names([row(), row()])).toEqual(["All 2"]);
});
