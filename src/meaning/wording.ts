import { flattenJson, readJson } from "./guards/json.ts";
import { type ReadText, readText } from "./read-text.ts";

const without = ({ sentences }: ReadText, others: ReadText): ReadText => {
  const known = new Set(others.sentences);
  return readText(sentences.filter((sentence) => !known.has(sentence)).join(" "));
};

const proseOf = (read: ReadText): { readonly read: ReadText; readonly isJson: boolean } => {
  const json = readJson(read.raw);
  return json === undefined ? { read, isJson: false } : { read: readText(flattenJson(json)), isJson: true };
};

/**
 * Gives what is to be compared by its wording: JSON as sentences, and of two JSON texts those alone that differ, since
 * their values are compared one by one.
 */
export const wordingOf = (a: ReadText, b: ReadText): readonly [ReadText, ReadText] => {
  const [proseA, proseB] = [proseOf(a), proseOf(b)];
  if (!proseA.isJson || !proseB.isJson) return [proseA.read, proseB.read];
  return [without(proseA.read, proseB.read), without(proseB.read, proseA.read)];
};
