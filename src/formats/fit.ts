import stringWidth from "string-width";
import { once } from "../once.ts";

const segmenter = once(() => new Intl.Segmenter());

/** Cuts a text to a width in columns of a terminal, where wide characters take two; what is cut ends with `…`. */
export const cut = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text;
  if (width < 1) return "";
  let kept = "";
  let taken = 0;
  for (const { segment } of segmenter().segment(text)) {
    taken += stringWidth(segment);
    if (taken > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

const missing = (text: string, width: number): string => " ".repeat(Math.max(0, width - stringWidth(text)));

/** Cuts or fills a text to exactly a width, filled at its end. */
export const fitLeft = (text: string, width: number): string => {
  const short = cut(text, width);
  return short + missing(short, width);
};

/** Cuts or fills a text to exactly a width, filled at its start. */
export const fitRight = (text: string, width: number): string => {
  const short = cut(text, width);
  return missing(short, width) + short;
};

/** The widest of some texts, in columns of a terminal. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
