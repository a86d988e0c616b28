import { failure } from "../errors.ts";
import type { Call } from "../trace/call.ts";
import type { ToolCallPart } from "../trace/message.ts";
import { requireName, requireOneOf } from "./argument.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { emptySelection, overCalls, type Selection, type Subject } from "./select.ts";
import { showCount, showNumber, showValue } from "./show.ts";
import { ARGUMENT_MODES } from "./tool-arguments.ts";
import { showToolCall } from "./tool-name.ts";
import { type Aligned, alignInAnyOrder, alignInOrder } from "./trajectory/align-steps.ts";
import { showAlignment } from "./trajectory/show-alignment.ts";
import {
  type ExpectedStep,
  type Step,
  stepDifferences,
  stepOf,
  type StepOptions,
  type ToolRule,
} from "./trajectory/step.ts";
import { unreadAnswers } from "./unread.ts";
import type { Finding } from "./verdict.ts";

/** What each order asks for, and whether steps may be missing and other calls may be there. */
const ORDERS = {
  strict: { says: "exactly these, in this order", isOrdered: true, all: true, only: true },
  inOrder: { says: "these in this order, others between them", isOrdered: true, all: true, only: false },
  anyOrder: { says: "exactly these, in any order", isOrdered: false, all: true, only: true },
  subset: { says: "only these, in any order", isOrdered: false, all: false, only: true },
  superset: { says: "at least these, in any order", isOrdered: false, all: true, only: false },
} as const;

/**
 * How a trajectory follows steps.
 *
 * @useDeclaredType
 */
export type TrajectoryOrder = keyof typeof ORDERS;

const NAMES = Object.keys(ORDERS) as TrajectoryOrder[];

/** How {@link followTrajectory} compares. */
export interface TrajectoryOptions extends Selection, StepOptions {
  /**
   * `strict`: exactly the steps, in their order; `inOrder`: the steps in their order, other calls between them;
   * `anyOrder`: exactly the steps, in any order; `subset`: nothing but steps, some of them may be missing; `superset`:
   * all steps, and others too. Default: `strict`.
   */
  readonly order?: TrajectoryOrder | undefined;
}

interface Asked {
  readonly call: Call;
  readonly tool: ToolCallPart;
}

/** The share of what must have a partner that has one; both sides count where neither may be alone. */
const scoreOf = (matched: number, steps: number, calls: number, order: TrajectoryOrder): number => {
  const { all, only } = ORDERS[order];
  const total = (all ? steps : 0) + (only ? calls : 0);
  return total === 0 ? 1 : ((all && only ? 2 : 1) * matched) / total;
};

const firstAstray = (rows: readonly Aligned[], asked: readonly Asked[]): Call | undefined => {
  const place = rows.find(({ expected }) => expected === undefined)?.actual;
  return asked[place ?? asked.length - 1]?.call;
};

const judgeTrajectory = (
  steps: readonly ExpectedStep[],
  asked: readonly Asked[],
  options: TrajectoryOptions,
  order: TrajectoryOrder,
): Finding => {
  const compared = steps.map((step) => asked.map(({ tool }) => stepDifferences(step, tool, options)));
  const differences = (step: number, place: number) => compared[step]?.[place];
  const align = ORDERS[order].isOrdered ? alignInOrder : alignInAnyOrder;
  const rows = align(steps.length, asked.length, (step, place) => differences(step, place)?.length === 0);
  const matched = steps.length + asked.length - rows.length;
  const score = scoreOf(matched, steps.length, asked.length, order);
  const sides = {
    expected: steps.map(({ name, args }) => showToolCall(name, args)),
    actual: asked.map(({ tool, call }) => `${showToolCall(tool.name, tool.arguments)}  call ${call.index}`),
    differences,
  };
  return judged(score === 1, {
    fact: `Of ${showCount("expected step")(steps.length)} ${showNumber(matched)} were taken, and of ${showCount("call")(asked.length)} of tools ${showNumber(asked.length - matched)} were not expected.`,
    actual: asked.map(({ tool }) => ({ name: tool.name, arguments: tool.arguments })),
    expected: steps,
    shown: {
      expected: `${sides.expected.join(", ") || "no tools"}: ${ORDERS[order].says}`,
      actual: asked.map(({ tool }) => tool.name).join(", ") || "no tool was called",
    },
    call: firstAstray(rows, asked),
    rows: [["steps", showAlignment(rows, sides)]],
    fix: "Correct the prompt or the tools' descriptions; or loosen the comparison with order, mode, ignore or tools.",
    score,
    threshold: 1,
  });
};

/** Without a step, these would hold of anything. */
const requireSteps = (steps: readonly Step[], order: TrajectoryOrder): readonly ExpectedStep[] => {
  if (Array.isArray(steps) && (steps.length > 0 || ORDERS[order].only))
    return steps.map((step: Step) => {
      requireName("followTrajectory", "the name of a step", stepOf(step)?.name);
      return stepOf(step);
    });
  throw failure(
    "matcherArgument",
    "followTrajectory",
    "steps",
    showValue(steps),
    `a list of steps; one at least with "${order}"`,
  );
};

const modeOf = (rule: ToolRule): unknown => (typeof rule === "object" ? rule.mode : rule);

const requireModes = (steps: readonly ExpectedStep[], options: TrajectoryOptions): void => {
  const rules = Object.values(options.tools ?? {}).filter((rule) => typeof rule !== "function");
  for (const rule of [options, ...rules, ...steps])
    requireOneOf("followTrajectory", "mode", modeOf(rule) ?? "exact", ARGUMENT_MODES);
};

/**
 * The tools that models asked for follow the steps: names, or names with arguments, in which `expect.any(String)` and
 * its like may stand. As many as can be are matched with a step of their own, whatever order they stand in. `mode` and
 * `ignore` say how arguments are compared, `tools` says it for a tool by its name, and a step may say it for itself;
 * `subset` and `superset` as a mode are always about what the call holds.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toFollowTrajectory(["lookup_order"]);
 * expect(trace).toFollowTrajectory([{ name: "lookup_order", args: { order: 7 } }], { mode: "superset" });
 * expect(trace).not.toFollowTrajectory(["lookup_order", "refund"], { order: "inOrder" });
 * ```
 * @function
 */
export const followTrajectory = matcher(
  "followTrajectory",
  (subject: Subject, steps: readonly Step[], options: TrajectoryOptions = {}) => {
    const order = requireOneOf("followTrajectory", "order", options.order ?? "strict", NAMES);
    const expected = requireSteps(steps, order);
    requireModes(expected, options);
    const ifEmpty = !ORDERS[order].all || expected.length === 0;
    return overCalls(
      subject,
      options,
      (calls) => {
        const unread = unreadAnswers(calls);
        if (unread) return unread;
        const asked = calls.flatMap((call) => call.toolCalls.map((tool) => ({ call, tool })));
        return asked.length === 0 && expected.length > 0 && order === "subset"
          ? emptySelection("no tool was called", options)
          : judgeTrajectory(expected, asked, options, order);
      },
      { ifEmpty },
    );
  },
);
