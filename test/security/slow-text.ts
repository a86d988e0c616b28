import { attackTexts } from "./attack-texts.ts";

type RegExpText = Pick<RegExp, "source" | "flags">;

/** Short ones show what doubles with each character before a long one would never end. */
const LENGTHS = [28, 52, 12_000];
/** CPU milliseconds; at this length a linear search takes less than one, a quadratic one more than a hundred. */
const LIMIT = 40;

const search = ({ source, flags }: RegExpText, text: string): void => {
  const pattern = new RegExp(source, flags);
  if (pattern.global) text.replace(pattern, "");
  else pattern.exec(text);
};

const cpu = (pattern: RegExpText, text: string): number => {
  const before = process.cpuUsage();
  search(pattern, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const isSlow = (pattern: RegExpText, text: string): boolean =>
  cpu(pattern, text) > LIMIT && cpu(pattern, text) > LIMIT && cpu(pattern, text) > LIMIT;

/** Finds a text on which a search takes more than linear time; `undefined` where there is none. */
export const slowText = (pattern: RegExpText): string | undefined => {
  for (const length of LENGTHS) {
    const text = attackTexts(pattern.source, pattern.flags, length).find((each) => isSlow(pattern, each));
    if (text !== undefined) return text;
  }
  return undefined;
};
