import { types } from "node:util";
import { canonicalJson, type JsonValue } from "../../formats/json.ts";
import type { Call } from "../call.ts";
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

/** One call of a tool in a round. */
export interface LoopStep {
  readonly name: string;
  /** Absent where a step is the same whatever it is given. */
  readonly arguments?: JsonValue;
}

/** Tools that were called too often. */
export interface ToolLoop {
  /** What is done in one round. */
  readonly round: readonly LoopStep[];
  readonly times: number;
  /** The calls in which it was asked for, each once. */
  readonly calls: readonly Call[];
}

interface Step {
  readonly call: Call;
  readonly key: string;
  readonly step: LoopStep;
}

const isAllowed = (name: string, { allow = [] }: LoopLimits): boolean =>
  allow.some((each) => (types.isRegExp(each) ? name.search(each) !== -1 : each === name));

const stepsOf = (calls: readonly Call[], limits: LoopLimits): Step[] =>
  calls
    .flatMap((call) => call.toolCalls.map((tool) => ({ call, tool })))
    .map(({ call, tool: { name, arguments: given } }, place) => {
      const step = limits.mode === "ignore" ? { name } : { name, arguments: given };
      const key = isAllowed(name, limits) ? `${place}` : `${name} ${canonicalJson(step.arguments ?? "")}`;
      return { call, key, step };
    });

const loopOf = (steps: readonly Step[], length: number, times: number): ToolLoop => ({
  round: steps.slice(0, length).map(({ step }) => step),
  times,
  calls: [...new Set(steps.map(({ call }) => call))],
});

/** Of the steps that are in no cycle, those that are there too often, wherever they stand. */
const scattered = (steps: readonly Step[], cyclic: ReadonlySet<string>, most: number): ToolLoop[] =>
  [...Map.groupBy(steps, ({ key }) => key)]
    .filter(([key, same]) => !cyclic.has(key) && same.length > most)
    .map(([, same]) => loopOf(same, 1, same.length));

/** Finds tools that were called too often: in rounds on end, and the same call anywhere. */
export const findToolLoops = (calls: readonly Call[], limits: LoopLimits = {}): ToolLoop[] => {
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
