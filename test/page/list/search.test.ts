import { expect, test } from "vitest";
import { fitsQuery, rowFits, searchDetails } from "../../../src/page/list/search.ts";
import { shareValues } from "../../../src/reporters/html/share-values.ts";
import { row } from "../rows.ts";

const fitting = (query: string) => fitsQuery(query) ?? (() => false);

test("what is looked for is a text, not a pattern, in upper or lower case", () => {
  expect(fitting(" a.(b ")("x A.(B y")).toBe(true);
  expect(fitting("a.b")("aXb")).toBe(false);
  expect(fitsQuery("  ")).toBeUndefined();
});

test("a row is found by its name and by what is found of it", () => {
  const found = row({
    findings: [{ severity: "regression", metric: "cost", message: "Cost rose.", accepted: "a newer model" }],
  });
  expect(rowFits(found, fitting("says YES"))).toBe(true);
  expect(rowFits(found, fitting("rose"))).toBe(true);
  expect(rowFits(found, fitting("newer"))).toBe(true);
  expect(rowFits(found, fitting("latency"))).toBe(false);
});

const rows = ["a", "b", "c"].map((id, index) => row({ id, at: [Math.floor(index / 2), index % 2] }));
const blocks = [shareValues([{ text: "the needle" }, {}]), shareValues([{ calls: ["a needle too"] }])];
const details = { block: (index: number) => Promise.resolve(blocks[index] ?? shareValues([])) };

test("details are looked through block by block, and what is found is told with each", async () => {
  const progress = await Array.fromAsync(
    searchDetails(rows, details, fitting("needle"), new AbortController().signal),
  );
  expect(progress.map(({ found, done }) => [[...found], done])).toEqual([
    [["a"], 0.5],
    [["a", "c"], 1],
  ]);
});

test("a search that is no longer wanted ends", async () => {
  expect(await Array.fromAsync(searchDetails(rows, details, fitting("needle"), AbortSignal.abort()))).toEqual(
    [],
  );
});
