import type { JsonValue } from "../formats/json.ts";
import type { Difference } from "../formats/json-difference.ts";
import type { Nearest } from "./nearest.ts";
import { tokenize, type TokenKind } from "./volatile.ts";

const STAMPS: ReadonlySet<TokenKind> = new Set(["time", "epoch"]);

const print = (value: JsonValue | undefined): string => (value === undefined ? "" : JSON.stringify(value));

/** The kinds of the tokens in which two values differ; `undefined` where they differ in more than tokens. */
const changedKinds = ({ recorded, today, reordered }: Difference): TokenKind[] | undefined => {
  const [a, b] = [tokenize(print(recorded)), tokenize(print(today))];
  if (reordered || a.template !== b.template) return undefined;
  return a.tokens.filter(({ text }, i) => text !== b.tokens[i]?.text).map(({ kind }) => kind);
};

/** Whether a JSON path names a field whose value is made up anew each time. */
const NONCE =
  /(?:^|[._"])(?:id|uuid|nonce|seed|timestamp|created(?:_at|At)?|\w{0,80}(?:Id|_id|Key|_key))(?:"\])?$/;

/**
 * Names the options that would let a missed request match: `clock` where only times differ, `match.ignore` where
 * only values differ that look made up.
 */
export const missAdvice = ({ why, differences }: Nearest): string[] => {
  if (why === "consumed" || differences.length === 0 || differences.length > 8) return [];
  const kinds = differences.map(changedKinds);
  const isStamp = kinds.every((each) => each?.every((kind) => STAMPS.has(kind)));
  if (isStamp) return [`Only times differ: clock: "recorded" lets the program see the recording's time.`];
  const isMadeUp = differences.every(({ path }, i) => {
    const each = kinds[i];
    return path.startsWith("$") && (NONCE.test(path) || each?.every((kind) => kind !== "word"));
  });
  if (!isMadeUp) return [];
  const paths = differences.map(({ path }) => JSON.stringify(path)).join(", ");
  return [`If these values are made up anew each time, let them not count: match: { ignore: [${paths}] }`];
};
