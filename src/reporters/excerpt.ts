import type {
  CallDiff,
  CallInfo,
  Change,
  ChangeKind,
  SpanChange,
  TraceDiff,
} from "../trace/diff/trace-diff.ts";
import { nameCalls } from "./name-calls.ts";

/** How a text became another, in few words. */
export interface Excerpt {
  /** What it is: `call 2 · system prompt`. */
  readonly title: string;
  /** Absent where that side has nothing. */
  readonly base?: string;
  readonly head?: string;
}

/** Around what changed, this much of what did not is shown. */
const AROUND = 40;
const MOST = 600;

const shortened = (text: string): string => {
  const characters = Array.from(text.slice(0, MOST * 2));
  return characters.length > MOST || text.length > MOST * 2 ? `${characters.slice(0, MOST).join("")}…` : text;
};

const start = (text: string): string => (text.length > AROUND ? `…${text.slice(-AROUND)}` : text);
const end = (text: string): string => (text.length > AROUND ? `${text.slice(0, AROUND)}…` : text);
const middle = (text: string): string =>
  text.length > 2 * AROUND ? `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}` : text;

type Runs = NonNullable<Change["runs"]>;

const sideOf = (runs: Runs, side: "base" | "head"): string =>
  shortened(
    runs
      .map((run, index) => {
        if (run.side !== "both") return run.side === side ? run.text : "";
        if (index === 0) return start(run.text);
        return index === runs.length - 1 ? end(run.text) : middle(run.text);
      })
      .join("")
      .toWellFormed(),
  );

const shown = (value: unknown): string =>
  shortened(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

const excerptOf = (change: Change, place: string): Excerpt => {
  const { kind, name, base, head, runs } = change;
  return {
    title: [place, kind, ...(name === undefined ? [] : [name])].join(" · "),
    ...(base !== undefined && { base: runs ? sideOf(runs, "base") : shown(base) }),
    ...(head !== undefined && { head: runs ? sideOf(runs, "head") : shown(head) }),
  };
};

const stepsOf = (tools: readonly string[]): string => shortened(tools.join(" → ") || "none");

const trajectoryExcerpt = ({ base, head }: TraceDiff<CallInfo>["trajectory"]): Excerpt[] =>
  base.join("\n") === head.join("\n")
    ? []
    : [{ title: "tools called, in order", base: stepsOf(base), head: stepsOf(head) }];

const spanExcerpt = ({ kind, path, what }: SpanChange): Excerpt => {
  const name = shortened(path.join(" › "));
  if (kind === "changed") return { title: `span ${name}`, head: what ?? "" };
  return { title: "span", ...(kind === "removed" ? { base: name } : { head: name }) };
};

type Call = CallDiff<CallInfo>;

const indexOf = ({ base, head }: Call): number => (head ?? base)?.index ?? 0;

/** What an answer says, and why it ends, in the place of tools that were asked for. */
const LEFT_BY_TOOLS: Partial<Record<ChangeKind, string>> = { text: "", "finish reason": "tool_call" };

/** A text that came where tools were asked for, or went with them, is told by the tools. */
const isToldByTools = ({ kind, base, head }: Change, changes: readonly Change[]): boolean => {
  const left = LEFT_BY_TOOLS[kind];
  const isSwap = left !== undefined && (base === left || head === left);
  return isSwap && changes.some((each) => each.kind === "tool called");
};

const callText = ({ operation, provider, model }: CallInfo): string =>
  [operation, provider, model].filter((part) => part !== undefined).join(" ") || "no call of a model";

/** A call that is there on one side alone. */
const wholeCall = (call: Call): Excerpt[] => {
  const { kind, base, head } = call;
  const title = `${nameCalls([indexOf(call)])} · ${kind}`;
  if (kind === "added" && head) return [{ title, head: callText(head) }];
  return kind === "removed" && base ? [{ title, base: callText(base) }] : [];
};

interface Place {
  readonly call: Call;
  readonly change: Change;
}

const placesOf = (call: Call): Place[] =>
  call.changes
    .filter((change) => change.kind !== "order" && !isToldByTools(change, call.changes))
    .map((change) => ({ call, change }));

/** What changed alike in several calls, such as the prompt of a conversation, is one. */
const sameOf = ({ change: { kind, name, base, head } }: Place): string =>
  JSON.stringify([kind, name, base, head]);

const callExcerpts = (calls: readonly Call[]): IteratorObject<Excerpt> => {
  const alike = Map.groupBy(calls.flatMap(placesOf), sameOf);
  return calls.values().flatMap((call) => [
    ...wholeCall(call),
    ...placesOf(call).flatMap((place) => {
      const same = alike.get(sameOf(place)) ?? [];
      const isFirst = same[0]?.call === call;
      return isFirst ? [excerptOf(place.change, nameCalls(same.map((each) => indexOf(each.call))))] : [];
    }),
  ]);
};

/** Tells what of a trace reads otherwise: its tools, then call by call, then its spans; at most `most` places. */
export const excerptsOf = (
  { calls, trajectory, spans }: TraceDiff<CallInfo>,
  most: number,
): readonly Excerpt[] =>
  [...trajectoryExcerpt(trajectory), ...callExcerpts(calls).take(most), ...spans.map(spanExcerpt)].slice(
    0,
    most,
  );
