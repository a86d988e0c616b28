import { pick, type Random } from "../../corpus/random.ts";
import type { Tree } from "./case.ts";

export type Branch = { [key: string]: Tree };

export const isBranch = (value: Tree | undefined): value is Branch =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A string of a tree that can be replaced. */
export interface Leaf {
  readonly key: string;
  readonly text: string;
  readonly set: (text: string) => void;
}

/** Lists all string leaves below a value, with the nearest name above each. */
export const leavesOf = (value: Tree, key = "", set: (text: string) => void = () => {}): Leaf[] => {
  if (typeof value === "string") return [{ key, text: value, set }];
  if (Array.isArray(value))
    return value.flatMap((item, i) => leavesOf(item, key, (text) => void (value[i] = text)));
  if (!isBranch(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    leavesOf(item, name, (text) => void (value[name] = text)),
  );
};

/** Lists all objects below a value, itself included. */
export const branchesOf = (value: Tree): Branch[] => {
  if (Array.isArray(value)) return value.flatMap(branchesOf);
  return isBranch(value) ? [value, ...Object.values(value).flatMap(branchesOf)] : [];
};

/** The conversation of a request, where it has one: a list of objects. */
export const turnsOf = (body: Tree): Branch[] | undefined => {
  if (!isBranch(body)) return undefined;
  const list = [body["messages"], body["contents"], body["input"]].find(
    (value) => Array.isArray(value) && value.length > 0 && value.every(isBranch),
  );
  return list as Branch[] | undefined;
};

const PROSE = [
  "messages",
  "contents",
  "input",
  "prompt",
  "system",
  "instructions",
  "systemInstruction",
  "texts",
];
const NO_PROSE =
  /^(?:id|.*_id|.*Id|role|type|model|data|url|image_url|signature|thoughtSignature|encrypted_content|mimeType|media_type|name|bytes|uri|.*[uU]ri)$/;

/** The strings of a request that people or models wrote, of at least two words, with no time of day in them. */
export const proseOf = (body: Tree): Leaf[] =>
  isBranch(body)
    ? PROSE.flatMap((name) =>
        body[name] === undefined ? [] : leavesOf(body[name], name, (text) => void (body[name] = text)),
      ).filter(
        ({ key, text }) => !NO_PROSE.test(key) && /[A-Za-z]{3,} [A-Za-z]/.test(text) && !/\d:\d\d/.test(text),
      )
    : [];

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Makes up a word like `word`: same length, same capitals. */
export const otherWord = (random: Random, word: string): string => {
  const made = word
    .replace(/[a-z]/g, () => pick(random, [...LETTERS]))
    .replace(/[A-Z]/g, () => pick(random, [...LETTERS.toUpperCase()]));
  return made === word ? `${word}x` : made;
};
