/**
 * What a token may be. `word` is a run of letters and digits long enough for an opaque id; whether it is one is
 * for the caller to prove. `name` is the first segment below an OS temporary folder (`temp`).
 */
export type TokenKind = "uuid" | "time" | "epoch" | "temp" | "name" | "word";

/** A piece of a request that may differ from run to run though the request means the same. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** The token stands alone between two quotes. */
  readonly isWhole: boolean;
  /** The UUIDs and times inside a word, which may differ where the rest of it is the same. */
  readonly inner?: Tokenized;
}

/** A text as its tokens and what stands around them. */
export interface Tokenized {
  /** The text with a mark in the place of each token: equal for texts that differ in tokens alone. */
  readonly template: string;
  readonly tokens: readonly Token[];
}

/** A token begins after anything but a letter or digit; the letter of a JSON escape (`\n`) and `%2F` are no part of it. */
const START = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[bfnrt]|%[0-9A-Fa-f]{2}))`;
const END = "(?![A-Za-z0-9])";

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}";
const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}";
const CLOCK = String.raw`\d{1,2}(?::|%3A)\d{2}(?:(?::|%3A)\d{2}(?:[.,]\d{1,9})?)?(?:[ \u202f]?[AaPp][Mm])?`;
const ZONE = String.raw`(?: ?(?:Z|UTC|GMT)?(?:(?:[+-]|%2B)\d{2}(?::|%3A)?\d{2})?(?: \([^()"]{1,40}\))?)`;
const ISO = String.raw`\d{4}-\d{2}-\d{2}(?:[Tt _+]|%20)${CLOCK}${ZONE}`;
const TIMES = [
  // ISO 8601, and what file names make of it
  ISO,
  String.raw`\d{4}-\d{2}-\d{2}[T_]\d{2}-\d{2}(?:-\d{2}(?:-\d{3})?)?Z?`,
  String.raw`\d{8}T\d{6}(?:\.\d{1,9})?Z?`,
  // RFC 9110, Date#toString, ctime
  String.raw`(?:${DAY}, )?\d{1,2} ${MONTH} \d{4} ${CLOCK}${ZONE}`,
  String.raw`(?:${DAY} )?${MONTH} {1,2}\d{1,2} \d{4} ${CLOCK}${ZONE}`,
  String.raw`(?:${DAY} )?${MONTH} {1,2}\d{1,2} ${CLOCK} \d{4}`,
  // what toLocaleString and Intl write
  String.raw`(?:${DAY}, )?${MONTH} \d{1,2}, \d{4},?(?: at)? ${CLOCK}${ZONE}`,
  String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{4},? ${CLOCK}`,
];
const TIME = `${START}(?:${TIMES.join("|")})${END}`;
const UUID = `${START}[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}${END}`;
/** Seconds or milliseconds from 2020-09 to 2036-07, so that a phone number is seldom taken for a time. */
const EPOCH = String.raw`${START}(?<![\d.])(?:1[6-9]|20)\d{8}(?:\d{3}|\.\d{1,9})?${END}(?!\.\d)`;

const SLASH = String.raw`\\{1,4}`;
const ROOTS = [
  String.raw`(?:\/private)?\/var\/folders\/[^/"\s]+\/[^/"\s]+\/[TC]`,
  String.raw`(?:\/private|\/var)?\/tmp`,
  `[A-Za-z]:(?:${SLASH}|/)Users(?:${SLASH}|/)[^\\\\/"]+(?:${SLASH}|/)AppData(?:${SLASH}|/)Local(?:${SLASH}|/)Temp`,
  `[A-Za-z]:(?:${SLASH}|/)Windows(?:${SLASH}|/)Temp`,
];
const TEMP = String.raw`(?<![\w.~-])(${ROOTS.join("|")})(${SLASH}|\/)([A-Za-z0-9._@+-]+)`;

/** A model is never an id of something, though model lists give it under `id`. */
const MODEL = String.raw`"model(?:_?[iI]d|Name)?":"[^"]*"|\/models?\/[^/?:\s"]+`;
const WORD = String.raw`(?:(?<![\w\\%-])|(?<=\\[bfnrt]|%[0-9A-Fa-f]{2}))(?:(?!${ISO})[A-Za-z0-9_-]){8,}`;

const TOKEN = new RegExp(`${MODEL}|${TEMP}|(${UUID})|(${TIME})|(${EPOCH})|(${WORD})`, "g");
const STAMP = new RegExp(`(${UUID})|(${TIME})|(${EPOCH})`, "g");
const EXTENSION = /\.[A-Za-z0-9]{1,5}$/;

const MARKS: Readonly<Record<TokenKind, string>> = {
  uuid: "\u0001u",
  time: "\u0001t",
  epoch: "\u0001e",
  temp: "\u0001d",
  name: "\u0001n",
  word: "\u0001w",
};

/** Finds the UUIDs and times inside a word; `undefined` where there are none. */
const innerOf = (word: string): Tokenized | undefined => {
  const tokens: Token[] = [];
  const template = word.replace(STAMP, (text: string, uuid?: string, time?: string) => {
    const kind = uuid === undefined ? (time === undefined ? "epoch" : "time") : "uuid";
    tokens.push({ kind, text, isWhole: false });
    return MARKS[kind];
  });
  return tokens.length === 0 ? undefined : { template, tokens };
};

/** Splits a match key into tokens and the text around them. */
export const tokenize = (text: string): Tokenized => {
  const tokens: Token[] = [];
  let template = "";
  let end = 0;
  const take = (kind: TokenKind, token: string, start: number): void => {
    const isWhole = text[start - 1] === '"' && text[start + token.length] === '"';
    const inner = kind === "word" || kind === "name" ? innerOf(token) : undefined;
    tokens.push({ kind, text: token, isWhole, ...(inner && { inner }) });
    template += MARKS[kind];
  };
  for (const found of text.matchAll(TOKEN)) {
    const [whole, root, slash = "", segment = "", uuid, time, epoch, word] = found;
    template += text.slice(end, found.index);
    end = found.index + whole.length;
    if (root !== undefined) {
      const stem = segment.replace(EXTENSION, "") || segment;
      take("temp", root, found.index);
      template += slash;
      take("name", stem, found.index + root.length + slash.length);
      template += segment.slice(stem.length);
    } else if (uuid !== undefined) take("uuid", uuid, found.index);
    else if (time !== undefined) take("time", time, found.index);
    else if (epoch !== undefined) take("epoch", epoch, found.index);
    else if (word !== undefined) take("word", word, found.index);
    else template += whole;
  }
  return { template: template + text.slice(end), tokens };
};
