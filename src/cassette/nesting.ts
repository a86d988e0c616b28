import { failure } from "../errors.ts";
import { scanJson } from "../formats/json-scan.ts";
import { DEEPEST, isWithin } from "../formats/parse-json.ts";
import type { Cassette } from "./cassette.ts";
import { placeOf } from "./place.ts";

/** Levels of a cassette that is written: those of JSON that is kept as values, and of what stands around it. */
const WRITTEN = DEEPEST + 50;
/** Levels of a file that is read; what a body adds to an earlier one may stand deeper in the file than in the body. */
const READ = DEEPEST + 100;

/** Why a cassette cannot be read whose values nest too deeply to be walked. */
export const TOO_DEEP = `its values nest deeper than ${READ} levels`;

/** Tells whether a value that stands so many levels deep in a cassette may be walked; default: the file's own. */
export const isReadable = (value: unknown, level = 0): boolean => isWithin(value, Math.max(0, READ - level));

/** Names the place of a JSON text, as {@link placeOf} does, at which it nests too deeply. */
export const placeTooDeep = (text: string): string => {
  let found: number | undefined;
  scanJson(text, (path, start) => {
    if (path.length >= READ && "[{".includes(text.charAt(start))) found ??= start;
  });
  return placeOf(text, found ?? 0);
};

/**
 * Proves that a cassette can be written and read again, which walks its values.
 *
 * @throws `cassetteNotWritable`.
 */
export const proveWritable = (cassette: Cassette, path: string): void => {
  if (isWithin(cassette, WRITTEN)) return;
  throw failure("cassetteNotWritable", path, `its values nest deeper than ${WRITTEN} levels`);
};
