import { types } from "node:util";
import { canonicalJson } from "../../formats/json.ts";
import type { Call } from "../../trace/call.ts";
import { explainCall } from "../explain-call.ts";
import { requestKey } from "../request-key.ts";
import { showValue } from "../show.ts";
import { findCycles } from "./find-cycles.ts";

/** What counts as a loop. */
export interface LoopLimits {
  /** How often the same may be done; default: 2. */
  readonly maxRepeats?: number | undefined;
  /** The most steps of a round that is looked for; default: 5. */
  readonly maxCycle?: number | undefined;
  /**
   * `exact`: a step is the same where tool and arguments are; `ignore`: where the tool is, and then only what comes on
   * end is a loop. Default: `exact`.
   */
  readonly mode?: "exact" | "ignore" | undefined;
  /** Tools that may be called again and again, such as those that ask whether a job is done. */
  readonly allow?: readonly (string | RegExp)[] | undefined;
}

/** Something that was done too often. */
export interface Loop {
  /** What is done in one round. */
  readonly round: readonly string[];
  readonly times: number;
  /** The calls in which it was asked for, each once. */
  readonly calls: readonly Call[];
}

interface Step {
  readonly call: Call;
  readonly key: string;
  readonly shown: string;
}

const isAllowed = (name: string, { allow = [] }: LoopLimits): boolean =>
  allow.some((each) => (types.isRegExp(each) ? name.search(each) !== -1 : each === name));

const stepsOf = (calls: readonly Call[], limits: LoopLimits): Step[] =>
  calls
    .flatMap((call) => call.toolCalls.map((tool) => ({ call, tool })))
    .map(({ call, tool: { name, arguments: args } }, place) => {
      const isNameAlone = limits.mode === "ignore";
      const key = isAllowed(name, limits) ? `${place}` : `${name} ${isNameAlone ? "" : canonicalJson(args)}`;
      return { call, key, shown: `${name}(${isNameAlone ? "…" : showValue(args)})` };
    });

const loopOf = (steps: readonly Step[], length: number, times: number): Loop => ({
  round: steps.slice(0, length).map(({ shown }) => shown),
  times,
  calls: [...new Set(steps.map(({ call }) => call))],
});

/** Of the steps that are in no cycle, those that are there too often, wherever they stand. */
const scattered = (steps: readonly Step[], cyclic: ReadonlySet<string>, most: number): Loop[] =>
  [...Map.groupBy(steps, ({ key }) => key)]
    .filter(([key, same]) => !cyclic.has(key) && same.length > most)
    .map(([, same]) => loopOf(same, 1, same.length));

const toolLoops = (calls: readonly Call[], limits: LoopLimits): Loop[] => {
  const { maxRepeats = 2, maxCycle = 5, mode } = limits;
  const steps = stepsOf(calls, limits);
  const keys = steps.map(({ key }) => key);
  const cycles = findCycles(keys, maxCycle, maxRepeats).map(({ start, length, rounds }) => ({
    length,
    rounds,
    steps: steps.slice(start, start + length * rounds),
  }));
  const cyclic = new Set(cycles.flatMap((cycle) => cycle.steps.map(({ key }) => key)));
  return [
    ...cycles.map((cycle) => loopOf(cycle.steps, cycle.length, cycle.rounds)),
    ...(mode === "ignore" ? [] : scattered(steps, cyclic, maxRepeats)),
  ];
};

/** A request that failed may be sent again. */
const requestLoops = (calls: readonly Call[], { maxRepeats = 2 }: LoopLimits): Loop[] => {
  const answered = calls.filter((call) => call.error === undefined && requestKey(call) !== undefined);
  return [...Map.groupBy(answered, requestKey).values()]
    .filter((same) => same.length > maxRepeats)
    .map((same) => ({
      round: same.slice(0, 1).map((call) => `the request of ${explainCall(call)}`),
      times: same.length,
      calls: same,
    }));
};

/**
 * Finds what was done too often: rounds of tool calls on end, the same tool call anywhere, and the same request though
 * it had been answered.
 */
export const findLoops = (calls: readonly Call[], limits: LoopLimits): Loop[] => [
  ...toolLoops(calls, limits),
  ...requestLoops(calls, limits),
];
