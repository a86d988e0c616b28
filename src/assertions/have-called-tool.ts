import { nearestName } from "../nearest-name.ts";
import type { Call } from "../trace/call.ts";
import type { ToolCallPart } from "../trace/message.ts";
import { requireCount, requireName, requireOneOf } from "./argument.ts";
import { explainCall } from "./explain-call.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overCalls, type Selection, type Subject } from "./select.ts";
import { showCount } from "./show.ts";
import type { Row } from "./tell.ts";
import {
  ARGUMENT_MODES,
  argumentDifferences,
  type ArgumentOptions,
  type ExpectedArguments,
  showDifferences,
} from "./tool-arguments.ts";
import { isMeant, showToolCall } from "./tool-name.ts";
import { unreadAnswers } from "./unread.ts";
import type { Finding } from "./verdict.ts";

/** How {@link haveCalledTool} counts. */
export interface CalledToolOptions extends Selection, ArgumentOptions {
  /** Exactly so often; default: at least once. */
  readonly times?: number | undefined;
}

interface Asked {
  readonly call: Call;
  readonly tool: ToolCallPart;
  readonly differences: ReturnType<typeof argumentDifferences>;
}

/** Shows the call of the tool that is nearest to what was expected. */
const nearestRows = (asked: readonly Asked[]): Row[] => {
  const [nearest] = asked.toSorted((a, b) => a.differences.length - b.differences.length);
  if (!nearest || nearest.differences.length === 0) return [];
  const { tool, call, differences } = nearest;
  return [
    ["nearest", `${showToolCall(tool.name, tool.arguments)} in ${explainCall(call)}`],
    ["differs in", showDifferences(differences)],
  ];
};

const adviseOn = (name: string | RegExp, calls: readonly Call[], asked: readonly Asked[]): string => {
  if (asked.length > 0)
    return "Correct the prompt or the tool's description, or loosen the comparison with mode or ignore.";
  const offered = [...new Set(calls.flatMap(({ tools }) => tools.map((tool) => tool.name)))];
  if (offered.some((each) => isMeant(name, each)))
    return "The tool is offered and was not asked for: look at the prompt and at the tool's description.";
  const meant = typeof name === "string" ? nearestName(name, offered) : undefined;
  const known =
    offered.length === 0 ? "No request offers a tool." : `The requests offer ${offered.join(", ")}.`;
  return meant === undefined ? known : `${known} Did you mean ${meant}?`;
};

interface Wanted {
  readonly name: string | RegExp;
  readonly args: ExpectedArguments;
  readonly times: number | undefined;
  readonly how: ArgumentOptions;
}

const isEnough = (count: number, times: number | undefined): boolean =>
  times === undefined ? count > 0 : count === times;

const listOf = (tools: readonly ToolCallPart[]): string =>
  tools.length === 0
    ? "no tool was called"
    : tools
        .slice(0, 8)
        .map((tool) => showToolCall(tool.name, tool.arguments))
        .join(", ");

const judgeCalls = (calls: readonly Call[], { name, args, times, how }: Wanted): Finding => {
  const all = calls.flatMap((call) => call.toolCalls.map((tool) => ({ call, tool })));
  const asked = all
    .filter(({ tool }) => isMeant(name, tool.name))
    .map((each) => ({ ...each, differences: argumentDifferences(each.tool.arguments, args, how) }));
  const fitting = asked.filter(({ differences }) => differences.length === 0);
  const count = showCount("time");
  return judged(isEnough(fitting.length, times), {
    fact: `${showToolCall(name, args)} was called ${count(fitting.length)}.`,
    actual: all.map(({ tool }) => ({ name: tool.name, arguments: tool.arguments })),
    expected: { name, arguments: args },
    shown: {
      expected: `${showToolCall(name, args)} ${times === undefined ? "at least once" : count(times)}`,
      actual: listOf(all.map(({ tool }) => tool)),
    },
    call: (fitting[0] ?? asked[0])?.call,
    rows: fitting.length === 0 ? nearestRows(asked) : [],
    fix: adviseOn(name, calls, asked),
  });
};

/**
 * A model asked for the tool of that name; with `args`, for one with such arguments. The arguments are data, in which
 * expressions, `expect.any(String)` and its like may stand, or a function that tells for itself; `mode` and `ignore` say
 * how they are compared.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toHaveCalledTool("lookup_order");
 * expect(trace).toHaveCalledTool("lookup_order", { order: 7 }, { mode: "superset", times: 1 });
 * expect(trace).toHaveCalledTool("lookup_order", { order: expect.any(Number) }, { ignore: ["$.trace_id"] });
 * expect(trace).not.toHaveCalledTool(/^delete_/);
 * ```
 * @function
 */
export const haveCalledTool = matcher(
  "haveCalledTool",
  (subject: Subject, name: string | RegExp, args?: ExpectedArguments, options: CalledToolOptions = {}) => {
    const { times } = options;
    if (times !== undefined) requireCount("haveCalledTool", "times", times, 0);
    requireName("haveCalledTool", "name", name);
    const mode = requireOneOf("haveCalledTool", "mode", options.mode ?? "exact", ARGUMENT_MODES);
    const wanted = { name, args, times, how: { mode, ignore: options.ignore } };
    const judge = (calls: readonly Call[]) => unreadAnswers(calls) ?? judgeCalls(calls, wanted);
    return overCalls(subject, options, judge, { ifEmpty: false });
  },
);
