import type { CallInfo, Change, SpanChange, TraceDiff } from "../trace/diff/trace-diff.ts";

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

/** Tells what of a trace reads otherwise: its tools, then call by call, then its spans; at most `most` places. */
export const excerptsOf = (
  { calls, trajectory, spans }: TraceDiff<CallInfo>,
  most: number,
): readonly Excerpt[] => {
  const told = calls
    .values()
    .flatMap(({ base, head, changes }) =>
      changes
        .filter(({ kind }) => kind !== "order")
        .map((change) => excerptOf(change, `call ${((head ?? base)?.index ?? 0) + 1}`)),
    )
    .take(most)
    .toArray();
  return [...trajectoryExcerpt(trajectory), ...told, ...spans.map(spanExcerpt)].slice(0, most);
};
