/** Words before the random part: `call_`, `toolu_bdrk_`, `chatcmpl-tool-`. */
const PREFIX = /^(?:[a-z]{2,}[_-]+)*/;
const DATE = /^(?:19|20)\d{2}[01]\d[0-3]\d$/;
const CASE_CHANGES = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z])/g;

/** Without a digit a run is random where its case changes more often than in `camelCaseWords`. */
const isRandomRun = (run: string): boolean => {
  if (run.length < 8) return false;
  if (!/\d/.test(run)) return (run.match(CASE_CHANGES)?.length ?? 0) >= run.length / 3;
  return /[A-Za-z]/.test(run) || !DATE.test(run);
};

/** nanoid's alphabet holds `_` and `-`, so that its runs may be short. */
const isMixed = (tail: string): boolean =>
  tail.length >= 16 && /[a-z]/.test(tail) && /[A-Z]/.test(tail) && /\d/.test(tail);

/**
 * Tells whether a token has the look of an id made by a machine: `prefix_…`, ULID, nanoid, hex; at least 12
 * characters with letters and digits, or 8 where it is a string of its own (Mistral's tool call ids have 9).
 * Model names and dates have not.
 */
export const looksOpaque = (token: string, isWhole: boolean): boolean => {
  if (token.length < 8 || (token.length < 12 && !isWhole)) return false;
  if (!/[A-Za-z]/.test(token)) return false;
  const tail = token.slice(PREFIX.exec(token)?.[0].length ?? 0);
  return tail.split(/[_-]/).some(isRandomRun) || isMixed(tail);
};

/** The narrowest alphabet a tail is written in. */
const alphabetOf = (tail: string): "digits" | "hex" | "lower" | "any" => {
  if (/^\d+$/.test(tail)) return "digits";
  if (/^[0-9a-f]{16,}$/.test(tail)) return "hex";
  return /[A-Z]/.test(tail) || tail.length < 12 ? "any" : "lower";
};

const ALPHABETS = { digits: /^\d+$/, hex: /^[0-9a-f]+$/, lower: /^[^A-Z]+$/, any: /[^a-z]|^[a-z]{0,11}$/ };

/** Tells whether `today` could have been made where `recorded`, an opaque id, was: same prefix, alphabet and about the same length. */
export const hasShapeOf = (recorded: string, today: string): boolean => {
  const prefix = PREFIX.exec(recorded)?.[0] ?? "";
  const tail = recorded.slice(prefix.length);
  const other = today.slice(prefix.length);
  return (
    today.startsWith(prefix) &&
    Math.abs(tail.length - other.length) <= 2 &&
    ALPHABETS[alphabetOf(tail)].test(other)
  );
};
