import type { JsonValue } from "./json.ts";

const MOST = 160;
const BEFORE = 40;

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

/** Cuts a window out of a long text, so that `at` is in it. */
const windowOf = (text: string, at: number): string => {
  if (text.length <= MOST) return text;
  const start = Math.max(0, Math.min(at - BEFORE, text.length - MOST));
  const end = start + MOST;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
};

const print = (value: JsonValue | undefined): string =>
  value === undefined ? "absent" : JSON.stringify(value);

/** Prints two values on a line each, long ones around the first place where they differ; a missing one as `absent`. */
export const showPair = (recorded: JsonValue | undefined, today: JsonValue | undefined): [string, string] => {
  const [a, b] = [print(recorded), print(today)];
  const at = recorded === undefined || today === undefined ? 0 : firstDifference(a, b);
  return [windowOf(a, at), windowOf(b, at)];
};
