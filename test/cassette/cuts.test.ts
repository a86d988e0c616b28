import { expect, test } from "vitest";
import { chunkOffsets, cutAt } from "../../src/cassette/cuts.ts";

const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);

test("chunks are known by where those after the first begin", () => {
  expect(chunkOffsets([bytes.subarray(0, 2), bytes.subarray(2, 3), bytes.subarray(3)])).toEqual([2, 3]);
  expect(chunkOffsets([bytes])).toEqual([]);
  expect(chunkOffsets([])).toEqual([]);
});

test("bytes are cut there again, or stay in one piece", () => {
  expect(cutAt(bytes, [2, 3]).map((chunk) => [...chunk])).toEqual([[1, 2], [3], [4, 5, 6]]);
  expect(cutAt(bytes)).toEqual([bytes]);
});
