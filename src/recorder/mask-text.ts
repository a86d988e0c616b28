import type { SecretFinder } from "./find-secrets.ts";
import { masked } from "./placeholder.ts";
import { editsIn, type Edit, type Strand } from "./strands.ts";

/** Shows the strands of a text: strings that its reader sees otherwise than they are written. */
export type StrandsOf = (text: string) => readonly Strand[];

/** A credential that was replaced, and where in the text it began. */
export interface Masking {
  readonly kind: string;
  readonly at: number;
}

const written = ({ size, character }: Edit): string => {
  const code = character.charCodeAt(0).toString(16);
  if (size === 6) return `\\u00${code}`;
  return size === 3 ? `%${code}` : character;
};

/** A text is a strand of its own in which every character stands for itself. */
const whole = (text: string): Strand => ({
  text,
  pieces: [{ at: 0, source: 0, length: text.length, size: 1 }],
});

const applied = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let last = 0;
  for (const edit of edits.toSorted((one, other) => one.at - other.at)) {
    if (edit.at < last) continue;
    parts.push(text.slice(last, edit.at), written(edit));
    last = edit.at + edit.size;
  }
  return parts.join("") + text.slice(last);
};

/** What a pass has noted: a kind for each place where a credential began. */
type Kinds = Map<number, string>;

/** One pass; masking may uncover what a longer match hid, so the caller repeats it until nothing changes. */
const pass = (text: string, strandsOf: StrandsOf, find: SecretFinder, kinds: Kinds): string => {
  const edits = [whole(text), ...strandsOf(text)].flatMap((strand) =>
    find(strand.text).flatMap(({ start, end, kind }) => {
      const changes = editsIn(strand, start, masked(strand.text.slice(start, end)));
      const [first] = changes;
      if (first && !kinds.has(first.at)) kinds.set(first.at, kind);
      return changes;
    }),
  );
  return edits.length === 0 ? text : applied(text, edits);
};

/**
 * Masks the credentials of a text, in the text as written and in its strands; the length stays.
 * Masking the result again changes nothing. `found` names each that was replaced.
 */
export const maskText = (
  text: string,
  strandsOf: StrandsOf,
  find: SecretFinder,
): { text: string; found: readonly Masking[] } => {
  const kinds: Kinds = new Map();
  for (let before = text; ;) {
    const after = pass(before, strandsOf, find, kinds);
    if (after === before) return { text: after, found: Array.from(kinds, ([at, kind]) => ({ kind, at })) };
    before = after;
  }
};
