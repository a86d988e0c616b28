import { expect, test } from "vitest";
import { READERS } from "../../../src/trace/providers/index.ts";
import { conforms } from "./conformance.ts";
import { SAMPLES } from "./samples/index.ts";

test("every reader is held to what all promise", () => {
  const held = new Set(SAMPLES.map(({ api }) => api));
  expect(READERS.map(({ api }) => api).filter((api) => !held.has(api))).toEqual([]);
});

for (const sample of SAMPLES) conforms(sample.api, sample);
