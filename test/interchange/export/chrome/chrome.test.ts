import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chrome } from "../../../../src/interchange/export/chrome/chrome.ts";
import type { ChromeEvent } from "../../../../src/interchange/export/chrome/chrome-events.ts";
import { programs, recordingOf, runProgram } from "../../../trace/program.ts";
import { chat } from "../../../trace/chat.ts";
import { streamedChat } from "../openmetrics/every-metric.ts";
import { agent, printed, SECRET, sourceOf } from "../source.ts";

interface Trace {
  readonly schemaVersion: number;
  readonly deviceProperties: readonly unknown[];
  readonly traceEvents: readonly ChromeEvent[];
}

const readChrome = async (...sources: Parameters<typeof printed>[1][]): Promise<Trace> =>
  JSON.parse(await printed(chrome, ...sources)) as Trace;

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const RULES: Record<string, (event: ChromeEvent) => boolean> = {
  M: ({ name, args }) =>
    ["process_name", "thread_name"].includes(name)
      ? typeof args?.["name"] === "string"
      : name === "process_labels"
        ? typeof args?.["labels"] === "string"
        : name.endsWith("_sort_index") && isWhole(args?.["sort_index"]),
  X: ({ dur, cat, args }) => isWhole(dur) && typeof cat === "string" && typeof args === "object",
  i: ({ s }) => s === "t",
  C: ({ args = {} }) => Object.values(args).length > 0 && Object.values(args).every(Number.isFinite),
};

/** What the Trace Event Format asks of each event, and PyTorch's view of each complete one. */
const broken = ({ traceEvents }: Trace): readonly ChromeEvent[] =>
  traceEvents.filter((event) => {
    const { name, ph, ts, pid, tid } = event;
    const isPlaced = name !== "" && isWhole(ts) && isWhole(pid) && isWhole(tid);
    return !isPlaced || !RULES[ph]?.(event);
  });

/** Plays the slices of each thread on a stack, as viewers do, and gives those that outlast what they are in. */
const overlapping = ({ traceEvents }: Trace): readonly ChromeEvent[] => {
  const slices = traceEvents.filter(({ ph }) => ph === "X");
  const threads = Map.groupBy(slices, ({ pid, tid }) => `${pid} ${tid}`);
  return [...threads.values()].flatMap((thread) => {
    const open: number[] = [];
    return thread
      .toSorted((a, b) => a.ts - b.ts || b.dur! - a.dur!)
      .filter(({ ts, dur }) => {
        while ((open.at(-1) ?? Infinity) <= ts) open.pop();
        const isOver = ts + dur! > (open.at(-1) ?? Infinity);
        open.push(ts + dur!);
        return isOver;
      });
  });
};

test("any program's trace keeps the rules of the format, and its slices nest", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(programs(true), { maxLength: 3 }), async (given) => {
      const sources = given.map((program, index) => {
        const { interactions, spans = [] } = recordingOf(runProgram(program, (ms) => ms));
        return sourceOf({ interactions, spans }, `cassettes/${index}.json`);
      });
      const trace = await readChrome(...sources);
      expect(broken(trace)).toEqual([]);
      expect(overlapping(trace)).toEqual([]);
      const slices = trace.traceEvents.filter(({ ph }) => ph === "X");
      expect(slices).toHaveLength(sources.reduce((count, source) => count + source.trace.spans.length, 0));
    }),
    { numRuns: 50 },
  );
});

test("a cassette is a process, calls at once have lanes of their own, and each thread has its name", async () => {
  const { traceEvents } = await readChrome(agent(), sourceOf({ interactions: [chat()] }, "cassettes/b.json"));
  const names = (name: string) =>
    traceEvents
      .filter((event) => event.name === name)
      .map(({ pid, tid, args }) => [pid, tid, args?.["name"]]);
  expect(names("process_name")).toEqual([
    [1, 0, "cassettes/a.json"],
    [2, 0, "cassettes/b.json"],
  ]);
  expect(names("thread_name")).toEqual([
    [1, 1, "lane 1"],
    [1, 2, "lane 2"],
    [2, 1, "lane 1"],
  ]);
});

test("PyTorch's view knows the categories, and finds what it reads around the events", async () => {
  const trace = await readChrome(agent());
  expect(trace).toMatchObject({ schemaVersion: 1, deviceProperties: [] });
  const slices = trace.traceEvents.filter(({ ph }) => ph === "X");
  expect(new Set(slices.map(({ cat }) => cat))).toEqual(new Set(["user_annotation", "cpu_op"]));
});

test("tokens and costs grow to the sums of the trace", async () => {
  const source = agent();
  const counters = (await readChrome(source)).traceEvents.filter(({ ph }) => ph === "C");
  const last = (name: string) => counters.findLast((event) => event.name === name)?.args;
  expect(last("tokens")).toEqual({ input: source.trace.usage.input, output: source.trace.usage.output });
  expect(last("cost in US dollars")?.["usd"]).toBeCloseTo(source.trace.cost!.total, 12);
});

test("the first output of a stream is marked in its slice", async () => {
  const { traceEvents } = await readChrome(sourceOf({ interactions: [streamedChat()] }));
  expect(traceEvents.find(({ ph }) => ph === "i")).toMatchObject({
    name: "first output",
    ts: 40_000,
    tid: 1,
  });
});

test("what was said is not told", async () => {
  expect(await printed(chrome, agent())).not.toContain(SECRET);
});
