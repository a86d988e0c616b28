import { types } from "node:util";
import type { Difference } from "../../formats/json-difference.ts";
import type { JsonValue } from "../../formats/json.ts";
import type { ToolCallPart } from "../../trace/message.ts";
import {
  argumentDifferences,
  type ArgumentMode,
  type ArgumentOptions,
  type ExpectedArguments,
} from "../tool-arguments.ts";
import { isMeant } from "../tool-name.ts";

/** A call of a tool that is expected; without `args` any will do. Its own mode and paths go before all others. */
export interface ExpectedStep extends ArgumentOptions {
  readonly name: string | RegExp;
  readonly args?: ExpectedArguments;
}

/** A step of a trajectory: the name of a tool, or more than that. */
export type Step = string | RegExp | ExpectedStep;

/** How the arguments of one tool are compared: a mode, more than that, or a function that tells for itself. */
export type ToolRule =
  ArgumentMode | ArgumentOptions | ((actual: JsonValue, expected: ExpectedArguments) => boolean);

/** How steps are compared with what was called. */
export interface StepOptions extends ArgumentOptions {
  /** By the name of the tool, what is compared otherwise there. */
  readonly tools?: Readonly<Record<string, ToolRule>> | undefined;
}

/** Gives a step as more than a name. */
export const stepOf = (step: Step): ExpectedStep =>
  typeof step === "string" || types.isRegExp(step) ? { name: step } : step;

/**
 * Tells where the arguments of a call differ from those of a step; none where it is the step, `undefined` where it is
 * another tool.
 */
export const stepDifferences = (
  step: ExpectedStep,
  { name, arguments: actual }: ToolCallPart,
  options: StepOptions,
): readonly Difference[] | undefined => {
  if (!isMeant(step.name, name)) return undefined;
  const { tools = {} } = options;
  const rule = Object.hasOwn(tools, name) ? tools[name] : undefined;
  if (typeof rule === "function") return rule(actual, step.args) ? [] : [{ path: "$", today: actual }];
  const own = typeof rule === "string" ? { mode: rule } : (rule ?? {});
  return argumentDifferences(actual, step.args, {
    mode: step.mode ?? own.mode ?? options.mode,
    ignore: step.ignore ?? own.ignore ?? options.ignore,
  });
};
