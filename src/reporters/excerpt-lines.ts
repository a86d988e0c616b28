import { diffArrays } from "diff";
import type { Excerpt } from "./excerpt.ts";

/** A line of one side, or of both. */
export interface ExcerptLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

const linesOf = (text: string | undefined): string[] => (text === undefined ? [] : text.split("\n"));

/** Lays the two sides of an excerpt out line by line, as a unified diff does. */
export const excerptLines = ({ base, head }: Omit<Excerpt, "title">): ExcerptLine[] =>
  diffArrays(linesOf(base), linesOf(head)).flatMap(({ added, removed, value }) =>
    value.map((text): ExcerptLine => ({ sign: added ? "+" : removed ? "-" : " ", text })),
  );
