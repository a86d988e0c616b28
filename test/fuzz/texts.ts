import * as fc from "fast-check";
import { anyText } from "../formats/any-text.ts";
import { HOSTILE } from "../reporters/hostile.ts";

/** Texts of any kind, those among them that want to be more than text. */
export const texts = fc.oneof(anyText, fc.constantFrom(...HOSTILE), fc.string());

/** A change of a text: where, how much goes, what comes. */
type Edit = readonly [at: number, length: number, piece: string];

/** Changes of a text: pieces taken out, doubled, or replaced by others. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.oneof(texts, fc.constantFrom(...'{}[]",:\\-0e.\n'))),
  { maxLength: 4 },
);

/** Makes the changes one after the other, wherever they fall. */
export const edited = (text: string, changes: readonly Edit[]): string =>
  changes.reduce((changed, [at, length, piece]) => {
    const from = at % (changed.length + 1);
    return changed.slice(0, from) + piece + changed.slice(from + length);
  }, text);
