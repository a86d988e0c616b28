import type { ReadText } from "../read-text.ts";
import { isStopWord } from "../stop-words.ts";
import { rankOf } from "../vocabulary.ts";
import { MONTHS } from "./data/number-words.ts";
import type { Quantity } from "./quantity.ts";

/** A proper name, or a piece of code, a path or a code number. */
export interface Name {
  readonly type: "name" | "identifier";
  readonly written: string;
  readonly start: number;
}

const IDENTIFIER = new RegExp(
  [
    String.raw`https?:\/\/[^\s"'<>)]+`,
    String.raw`[\w.+-]{1,64}@[\w-]+\.[\w.-]+`,
    String.raw`(?<![\w/])\/[\w{}:.-]+(?:\/[\w{}:.-]+)*`,
    String.raw`(?<![\w-])--?[a-z][\w-]*`,
    String.raw`\b[A-Za-z_$][\w$]{0,199}(?:\.[A-Za-z_$][\w$]*)+(?:\(\))?`,
    String.raw`\b\w+\(\)`,
    String.raw`\b[A-Za-z]+_\w+`,
    String.raw`\b[a-z]+[A-Z]\w*`,
    String.raw`\b[A-Z][a-z]+[A-Z]\w*`,
    String.raw`\bv?\d+\.\d+(?:\.\d+)+\b`,
    String.raw`\b[A-Za-z]{1,10}-?\d[\w.-]*\b`,
    String.raw`\b(?=[0-9a-f]{0,40}\d)(?=[0-9a-f]{0,40}[a-f])[0-9a-f]{6,64}\b`,
    String.raw`^\.[a-z]{1,5}\b`,
  ].join("|"),
  "g",
);
const CAPITALISED = /(?<![\p{L}\p{N}_.-])\p{Lu}[\p{L}\p{N}&]*(?:['-]\p{Lu}?[\p{L}\p{N}]+)*/gu;
/** More are not looked at. */
const MOST_NAMES = 200;
const COMMON_RANK = 6000;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;
const LETTER_NOUN =
  /\b(?:option|plan|vitamin|hepatitis|type|grade|class|group|answer|choice|section|appendix|version|tier|team|phase|step|zone|level|series|category|point|gate|building|room|variant|schedule|part|influenza)(?: is|:)?\s\(?$/i;
const NO_NAMES = new Set("i a an the ok yes no mr mrs ms dr am pm".split(" "));

/** Sentence starts, and words behind a colon, a quote or a mark, are capitalised without being names. */
const opens = (text: string, start: number): boolean =>
  /(?:^|[.!?:;"(\-–—•]["')]{0,3}\s{0,3})$/.test(text.slice(Math.max(0, start - 4), start));

const isSingleLetter = (word: string, text: string, start: number): boolean =>
  /^\p{Lu}$/u.test(word) && LETTER_NOUN.test(text.slice(Math.max(0, start - 16), start));

const isName = (word: string, text: string, start: number): boolean => {
  const plain = word.toLowerCase().replace(/'s$/, "");
  if (word.length === 1) return isSingleLetter(word, text, start);
  if (NO_NAMES.has(plain) || MONTHS.has(plain) || WEEKDAY.test(plain)) return false;
  if (/^\p{Lu}{2,}$/u.test(word) || !opens(text, start)) return !isStopWord(plain);
  return !isStopWord(plain) && (rankOf(plain) ?? Infinity) >= COMMON_RANK;
};

const isTechnical = (written: string): boolean => written.length > 2 && !/^-\w$/.test(written);

/** Units and quantities look like code at times ("CO2e" does not, "5kg" does): they are no names. */
const isQuantity = (quantities: readonly Quantity[], start: number): boolean =>
  quantities.some((quantity) => start >= quantity.start && start < quantity.end);

/** Only words with a digit, a mark or a capital inside can be identifiers. */
const SUSPICIOUS = /\d|[\w)][._@/(-][\w(]|_|[a-z][A-Z]|\(\)|^[-/.]/;

const identifiersIn = (word: string, from: number): Name[] =>
  Array.from(word.matchAll(IDENTIFIER), ({ 0: written, index }): Name => ({
    type: "identifier",
    written: written.replace(/(?<![.:,-])[.:,-]+$/, ""),
    start: from + index,
  }));

const readIdentifiers = (text: string): Name[] => {
  let from = 0;
  return text.split(" ").flatMap((word) => {
    const start = from;
    from += word.length + 1;
    return SUSPICIOUS.test(word) ? identifiersIn(word, start) : [];
  });
};

/** Single words in backticks, which only the raw text has. */
const codeWords = (raw: string, text: string): Name[] =>
  [...new Set(Array.from(raw.matchAll(/`([A-Za-z_$][\w$-]{0,40})`/g), ([, written = ""]) => written))]
    .slice(0, MOST_NAMES)
    .map((written): Name => ({ type: "identifier", written, start: text.indexOf(written) }))
    .filter(({ start }) => start >= 0);

const UNCAPITALISED = /(?<!\p{L})(?!\p{Lu})\p{L}{4}/u;

/** In a headline every word is capitalised, and tells nothing. */
const isHeadline = (text: string): boolean =>
  !UNCAPITALISED.test(text) && (text.match(/\p{L}{4,}/gu) ?? []).length > 4;

/** Reads the identifiers of a normalised text, then its proper names. */
export const readNames = ({ raw, text }: ReadText, quantities: readonly Quantity[]): Name[] => {
  const technical = readIdentifiers(text).filter(
    ({ written, start }) => isTechnical(written) && !isQuantity(quantities, start),
  );
  const identifiers = [...technical, ...codeWords(raw, text)].slice(0, MOST_NAMES);
  const isTaken = (start: number): boolean =>
    identifiers.some(
      (identifier) => start >= identifier.start && start < identifier.start + identifier.written.length,
    );
  const names = Array.from(
    (isHeadline(text) ? "" : text).matchAll(CAPITALISED),
    ({ 0: written, index: start }): Name => ({
      type: "name",
      written: written.replace(/'s$/, "").replace(/^(\p{Lu}{2,})s$/u, "$1"),
      start,
    }),
  ).filter(
    ({ written, start }) => !isTaken(start) && !isQuantity(quantities, start) && isName(written, text, start),
  );
  return [...identifiers, ...names].slice(0, MOST_NAMES);
};
