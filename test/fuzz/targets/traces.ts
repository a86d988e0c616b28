import { expect } from "vitest";
import { diffTraces } from "../../../src/trace/diff/diff-traces.ts";
import { anyTraces } from "../any-cassette.ts";
import { property, type Targets } from "../target.ts";

/** What is promised of traces. */
export const TRACES: Targets = {
  "any trace is compared with any other, and with itself no change is found": property(
    anyTraces,
    anyTraces,
    (base, head) => {
      diffTraces(base, head);
      expect(diffTraces(base, base).calls.every(({ kind }) => kind === "same")).toBe(true);
    },
  ),
  "any trace is printed as JSON, with each of its spans once": property(anyTraces, (trace) => {
    const spans = new Set(trace.spans);
    expect(spans.size).toBe(trace.spans.length);
    expect(JSON.parse(JSON.stringify(trace))).toHaveProperty("calls.length", trace.calls.length);
  }),
};
