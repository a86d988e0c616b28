import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";
import { WORD_GROUPS, type WordGroup } from "./data/classes.ts";

const LEAST_REST = 0.6;

/** The only class of a group a text shows, and the word that shows it. */
const onlyClass = ({ classes }: WordGroup, text: string): { name: string; written: string } | undefined => {
  const shown = Object.entries(classes).flatMap(([name, pattern]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ name, written: found[0] }];
  });
  return shown.length === 1 ? shown[0] : undefined;
};

const contradictionIn = (group: WordGroup, actual: string, expected: string): Conflict[] => {
  const [mine, theirs] = [onlyClass(group, actual), onlyClass(group, expected)];
  if (mine === undefined || theirs === undefined || mine.name === theirs.name) return [];
  return [against(group.kind, mine.written, theirs.written)];
};

/** Finds contradicting quantifiers, frequencies and degrees of certainty, where each text shows one alone. */
export const contraryQuantifiers: Guard = ({ actual, expected, rest }) => {
  if (rest < LEAST_REST) return [];
  const [a, b] = [actual.read.text.toLowerCase(), expected.read.text.toLowerCase()];
  return WORD_GROUPS.flatMap((group) => contradictionIn(group, a, b)).slice(0, 1);
};
