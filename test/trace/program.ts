import * as fc from "fast-check";
import type { Interaction, RecordedSpan } from "../../src/cassette/cassette.ts";
import type { TraceSource } from "../../src/trace/trace.ts";
import { interaction } from "../session/interaction.ts";

/** A program that calls models: one thing after the other, side by side, in spans, with work of its own between. */
export type Program =
  | { readonly kind: "call"; readonly ms: number }
  | { readonly kind: "work"; readonly ms: number }
  | { readonly kind: "span" | "sequence" | "together"; readonly inner: readonly Program[] };

const call = fc.record({ kind: fc.constant("call" as const), ms: fc.integer({ min: 1, max: 900 }) });
const work = fc.record({ kind: fc.constant("work" as const), ms: fc.integer({ min: 0, max: 300 }) });

/** Programs that do one thing at a time, or several. */
export const programs = (isConcurrent: boolean): fc.Arbitrary<Program> => {
  const kinds = isConcurrent ? (["span", "sequence", "together"] as const) : (["span", "sequence"] as const);
  return fc.letrec<{ program: Program }>((tie) => ({
    program: fc.oneof(
      { depthSize: "small", maxDepth: 4 },
      call,
      work,
      fc.record({ kind: fc.constantFrom(...kinds), inner: fc.array(tie("program"), { maxLength: 4 }) }),
    ),
  })).program;
};

/** What came of running a program. */
export interface Run {
  readonly calls: readonly { readonly start: number; readonly end: number; readonly span?: string }[];
  readonly spans: readonly RecordedSpan[];
}

/** Runs a program on a clock of its own; `pace` says how long a call or work of so many milliseconds takes. */
export const runProgram = (program: Program, pace: (ms: number, kind: "call" | "work") => number): Run => {
  const calls: { start: number; end: number; span?: string }[] = [];
  const spans: RecordedSpan[] = [];
  const step = (at: Program, start: number, parent: string | undefined): number => {
    if (at.kind === "work") return start + pace(at.ms, "work");
    if (at.kind === "call") {
      const end = start + pace(at.ms, "call");
      calls.push({ start, end, ...(parent !== undefined && { span: parent }) });
      return end;
    }
    const span = {
      id: `s${spans.length + 1}`,
      name: "work",
      kind: "internal",
      start,
      end: start,
      attributes: {},
    };
    const id = at.kind === "span" ? span.id : parent;
    const place = spans.length;
    if (at.kind === "span") spans.push({ ...span, ...(parent !== undefined && { parent }) });
    let end = start;
    for (const inner of at.inner)
      end = at.kind === "together" ? Math.max(end, step(inner, start, id)) : step(inner, end, id);
    if (at.kind === "span") spans[place] = { ...spans[place]!, end };
    return end;
  };
  step(program, 0, undefined);
  return { calls, spans };
};

const BEGAN = Date.parse("2026-01-02T03:04:05.000Z");

const interactionsOf = ({ calls }: Run): Interaction[] =>
  calls.map(({ start, end, span }, index) =>
    interaction({
      recordedAt: new Date(BEGAN + start).toISOString(),
      request: { method: "POST", url: `https://api.example.com/${index}`, headers: [], body: null },
      timing: { chunks: [], end: end - start },
      ...(span !== undefined && { span }),
    }),
  );

const bySend = (run: Run): Run => ({ ...run, calls: run.calls.toSorted((a, b) => a.start - b.start) });

/** A replay of a recorded run: the same program, as it runs today. */
export const replayOf = (recorded: Run, today: Run): TraceSource => {
  const taped = interactionsOf(recorded);
  const order = today.calls
    .map((_, index) => index)
    .toSorted((a, b) => today.calls[a]!.start - today.calls[b]!.start);
  return {
    interactions: order.map((index) => taped[index]!),
    spans: today.spans,
    replayed: order.map((index) => today.calls[index]!),
    taped,
  };
};

/** The recording of a run. */
export const recordingOf = (run: Run): TraceSource => ({
  interactions: interactionsOf(bySend(run)),
  spans: run.spans,
});
