import { capText } from "./cap-text.ts";

/** How much of a text a browser lays out in one go. */
const SLICE = 10_000;

/** Splits a text into slices, after a line where there is one near the end of a slice; joined they give the text. */
export const sliceLines = (text: string, size: number = SLICE): string[] => {
  const slices: string[] = [];
  for (let from = 0; from < text.length; from += slices.at(-1)?.length ?? text.length) {
    const slice = capText(text.slice(from, from + size + 1), size);
    const line = slice.lastIndexOf("\n") + 1;
    const isLast = from + slice.length >= text.length;
    slices.push(!isLast && line > size / 2 ? slice.slice(0, line) : slice);
  }
  return slices;
};
