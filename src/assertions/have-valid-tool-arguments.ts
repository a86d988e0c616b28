import type { Call } from "../trace/call.ts";
import type { ToolCallPart } from "../trace/message.ts";
import { explainCall } from "./explain-call.ts";
import { judged, unjudged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { emptySelection, overCalls, type Selection, type Subject } from "./select.ts";
import { showCount } from "./show.ts";
import { unreadAnswers } from "./unread.ts";
import { type JsonSchema, validateJson } from "./validate.ts";
import type { Finding } from "./verdict.ts";

/** A tool call held against the request that offered the tool. */
interface Checked {
  readonly call: Call;
  readonly tool: ToolCallPart;
  /** What is wrong with the arguments. */
  readonly issues: readonly string[];
  /** Why that cannot be told. */
  readonly missing?: string;
}

const check = (call: Call, tool: ToolCallPart): Checked => {
  const offered = call.tools.find(({ name }) => name === tool.name);
  if (!offered) return { call, tool, issues: ["the request offers no such tool"] };
  if (offered.parameters === undefined)
    return { call, tool, issues: [], missing: `the request gives no schema for ${tool.name}` };
  try {
    const issues = validateJson(offered.parameters as JsonSchema, tool.arguments);
    return { call, tool, issues: issues.map(({ path, message }) => `${path}: ${message}`) };
  } catch (error) {
    const { message } = error as Error;
    return { call, tool, issues: [], missing: `the schema of ${tool.name} is of no use: ${message}` };
  }
};

const judgeAll = (checked: readonly Checked[]): Finding => {
  const wrong = checked.filter(({ issues }) => issues.length > 0);
  const open = checked.find(({ missing }) => missing !== undefined);
  if (open) return unjudged({ missing: open.missing ?? "", call: open.call });
  const count = showCount("tool call");
  return judged(wrong.length === 0, {
    fact: `${wrong.length} of ${count(checked.length)} ${wrong.length === 1 ? "has" : "have"} arguments that the schema forbids.`,
    actual: checked.map(({ tool }) => ({ name: tool.name, arguments: tool.arguments })),
    expected: "arguments as the tools' schemas say",
    shown: { expected: "arguments as the tools' schemas say" },
    call: wrong[0]?.call,
    rows: wrong
      .slice(0, 5)
      .map(({ call, tool, issues }) => [tool.name, [`in ${explainCall(call)}`, ...issues.slice(0, 5)]]),
    fix: "Describe the parameters better, or make the provider keep to the schema (strict: true).",
  });
};

/**
 * The arguments of every tool that a model asked for are as the tool's JSON Schema in the same request says, and the
 * request offers the tool. Tools that the provider runs itself are left out.
 *
 * @example
 * ```ts
 * expect(trace).toHaveValidToolArguments();
 * ```
 * @function
 */
export const haveValidToolArguments = matcher(
  "haveValidToolArguments",
  (subject: Subject, options: Selection = {}) =>
    overCalls(subject, options, (calls) => {
      const unread = unreadAnswers(calls);
      if (unread) return unread;
      const own = calls.flatMap((call) =>
        call.toolCalls.filter(({ isHosted }) => !isHosted).map((tool) => check(call, tool)),
      );
      return own.length > 0 ? judgeAll(own) : emptySelection("no tool was called", options);
    }),
);
