import { canonicalJson } from "../../formats/json.ts";
import type { Call } from "../../trace/call.ts";
import type { CallDiff, Change, TraceDiff } from "../../trace/diff/trace-diff.ts";
import { findToolLoops, type ToolLoop } from "../../trace/loops/find-tool-loops.ts";
import { nameCalls } from "../name-calls.ts";
import type { Finding, Severity } from "../report.ts";

const finding = (severity: Severity, metric: string, message: string): Finding => ({
  severity,
  metric,
  message,
});

const tally = (names: readonly string[]): Map<string, number> =>
  names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>());

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** Tools that are called less often, or more; in whatever order. */
const toolFindings = ({ trajectory }: TraceDiff): Finding[] => {
  const [base, head] = [tally(trajectory.base), tally(trajectory.head)];
  return [...new Set([...base.keys(), ...head.keys()])].flatMap((name) => {
    const [before = 0, after = 0] = [base.get(name), head.get(name)];
    if (after === 0) return [finding("regression", "tools", `Tool ${name} is no longer called.`)];
    if (before === 0) return [finding("warning", "tools", `Tool ${name} is called now: ${times(after)}.`)];
    if (before === after) return [];
    const message = `Tool ${name} is called ${times(after)} instead of ${times(before)}.`;
    return [finding("warning", "tools", message)];
  });
};

const roundOf = ({ round }: ToolLoop): string =>
  round.map(({ name, arguments: given = null }) => `${name}(${canonicalJson(given)})`).join(" → ");

/** Rounds that the base makes as often are how the program works. */
const loopFindings = ({ calls }: TraceDiff): Finding[] => {
  const before = calls.flatMap(({ base }) => base ?? []).toSorted((a, b) => a.index - b.index);
  const known = new Map(findToolLoops(before).map((loop) => [roundOf(loop), loop.times]));
  return findToolLoops(calls.flatMap(({ head }) => head ?? [])).flatMap((loop) => {
    const round = roundOf(loop);
    if (loop.times <= (known.get(round) ?? 0)) return [];
    return [finding("regression", "loop", `A loop: ${round} ${times(loop.times)}, with the same arguments.`)];
  });
};

/** Reasons to stop with an answer that is whole. */
const WHOLE: ReadonlySet<string> = new Set(["stop", "tool_call"]);

const isWhole = (reasons: unknown): boolean =>
  typeof reasons === "string" && reasons.split(", ").every((reason) => reason === "" || WHOLE.has(reason));

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const indexOf = ({ head, base }: CallDiff): number => (head ?? base)?.index ?? 0;

const place = (call: CallDiff): string => nameCalls([indexOf(call)]);

const stepOf = ({ base, head }: Change): string =>
  `${base === undefined ? "none" : shown(base)} → ${head === undefined ? "none" : shown(head)}`;

/** Other models and providers: what several calls have in common is told once. */
const modelFindings = ({ calls }: TraceDiff): Finding[] => {
  const changed = calls.flatMap((call) =>
    call.changes
      .filter(({ kind }) => kind === "model" || kind === "provider")
      .map((change) => ({ kind: change.kind, index: indexOf(call), step: stepOf(change) })),
  );
  return [...Map.groupBy(changed, ({ kind, step }) => `${kind} ${step}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { kind, step } = first;
    const which = nameCalls(same.map(({ index }) => index));
    return [finding("warning", kind, `The ${kind} of ${which} changed: ${step}.`)];
  });
};

const changeFinding = (call: CallDiff, change: Change): Finding[] => {
  const { kind, name, base, head } = change;
  const step = stepOf(change);
  if (kind === "finish reason" && isWhole(base) && !isWhole(head))
    return [finding("regression", "finish reason", `The answer of ${place(call)} stops early: ${step}.`)];
  if (kind === "tool called" && base !== undefined && head !== undefined)
    return [
      finding("warning", "arguments", `Tool ${name ?? ""} gets other arguments in ${place(call)}: ${step}.`),
    ];
  if (kind === "order") return [finding("warning", "order", `What is now ${place(call)} changed its place.`)];
  return [];
};

/** A try that failed and was made good is no step of the program. */
const isStep = (call: Call | undefined): boolean =>
  call?.kind === "model" && call.error === undefined && call.toolCalls.length === 0;

const removedFinding = (call: CallDiff): Finding[] =>
  call.kind === "removed" && isStep(call.base)
    ? [
        finding(
          "warning",
          "calls",
          `A call is no longer made: ${call.base?.model ?? "a model"}, ${place(call)}.`,
        ),
      ]
    : [];

const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [`${each.metric}\n${each.message}`, each])).values(),
];

/**
 * Judges what a program does: tools it no longer calls, rounds it makes, and answers that break off are regressions;
 * other models, tools, arguments and orders are for a reviewer to know.
 */
export const judgeBehaviour = (diff: TraceDiff): Finding[] =>
  unique([
    ...toolFindings(diff),
    ...loopFindings(diff),
    ...modelFindings(diff),
    ...diff.calls.flatMap((call) => [
      ...removedFinding(call),
      ...call.changes.flatMap((change) => changeFinding(call, change)),
    ]),
  ]);
