import { expect, test } from "vitest";
import type { SdkSpan } from "../../../src/recorder/spans/otel.ts";
import { recordedTrees } from "../../../src/recorder/spans/recorded-trees.ts";
import type { CollectedSpan } from "../../../src/recorder/spans/span-log.ts";

/** Spans by name, each with its parent's. */
const spans = (parents: Readonly<Record<string, string | undefined>>): CollectedSpan[] =>
  Object.entries(parents).map(([name, parent]) => ({
    span: {
      spanContext: () => ({ traceId: "t", spanId: name }),
      name,
      ...(parent !== undefined && { parentSpanId: parent }),
    } as SdkSpan,
    startedAt: 0,
  }));

const kept = (
  all: readonly CollectedSpan[],
  calls: { readonly served: readonly string[]; readonly recorded: readonly string[] },
): string[] => {
  const keys = (names: readonly string[]) => new Set(names.map((name) => `t-${name}`));
  const trees = recordedTrees(all, { served: keys(calls.served), recorded: keys(calls.recorded) });
  return trees.map(({ span }) => span.name);
};

test("a tree in which nothing was recorded adds nothing", () => {
  const all = spans({ old: undefined, "old call": "old", new: undefined, "new call": "new" });
  expect(kept(all, { served: ["old call"], recorded: ["new call"] })).toEqual(["new", "new call"]);
});

test("of a tree in which something was, all is kept but what only led to served calls", () => {
  const all = spans({
    agent: undefined,
    step: "agent",
    "served call": "step",
    tool: "agent",
    "next step": "agent",
    "new call": "next step",
  });
  expect(kept(all, { served: ["served call"], recorded: ["new call"] })).toEqual([
    "agent",
    "tool",
    "next step",
    "new call",
  ]);
});

test("a span in which both happened is kept", () => {
  const all = spans({ agent: undefined });
  expect(kept(all, { served: ["agent"], recorded: ["agent"] })).toEqual(["agent"]);
});

test("spans that lie in each other thousands deep are kept", () => {
  const all = spans(
    Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`s${n}`, n === 0 ? undefined : `s${n - 1}`])),
  );
  expect(kept(all, { served: [], recorded: ["s4999"] })).toHaveLength(5_000);
});
