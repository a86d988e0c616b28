import { expect, test } from "vitest";
import { chunkRows } from "../../../src/page/detail/chunk-rows.ts";

test("each chunk has its text and its time, as far as they are known", () => {
  expect(chunkRows({ text: "data: 1\n\ndata: 2\n\n", size: 18, chunks: [9, 9] }, [10, 25])).toEqual([
    { at: 10, length: 9, text: "data: 1\n\n" },
    { at: 25, length: 9, text: "data: 2\n\n" },
  ]);
  expect(chunkRows({ size: 3, chunks: [1, 2] }, [10])).toEqual([{ at: 10, length: 1 }, { length: 2 }]);
  expect(chunkRows({ text: "whole", size: 5 }, [10])).toEqual([]);
});
