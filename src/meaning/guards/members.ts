import type { Conflict } from "../conflict.ts";
import { onOneSide } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { partOfSpeech } from "./taxonomy.ts";
import type { View } from "./view.ts";

const LEAST_RATIO = 0.7;
const MOST_ADDED = 2;
const LINK = /^(?:and|or|nor)$/;
const ARTICLE = /^(?:an?|the|its|their|your|our|his|her)$/;

/** Only nouns, links and articles, and a link among them or commas on both sides: a member of a list. */
const isMember = ({ read, units }: View, from: number, to: number): boolean => {
  const [first, last, before, behind] = [units[from], units[to - 1], units[from - 1], units[to]];
  if (first === undefined || last === undefined) return false;
  const inside = units.slice(from, to);
  const arePlain = inside.every(
    ({ key, kind }) =>
      LINK.test(key) || ARTICLE.test(key) || (kind === "word" && partOfSpeech(key) === "noun"),
  );
  const gap = (a: number, b: number): string => read.text.slice(a, b);
  const isBetweenCommas =
    before !== undefined &&
    behind !== undefined &&
    /,/.test(gap(before.end, first.start)) &&
    /,/.test(gap(last.end, behind.start));
  const hasLink = LINK.test(first.key) || LINK.test(last.key);
  return (
    arePlain && (hasLink || (isBetweenCommas && units.slice(to, to + 5).some(({ key }) => LINK.test(key))))
  );
};

const added = (side: "actual" | "expected", view: View, { alignment, leftovers }: Comparison): Conflict[] => {
  const mine = new Set(leftovers[side]);
  return alignment.replacements.flatMap((replacement) => {
    const [from, to] = replacement[side];
    const other = replacement[side === "actual" ? "expected" : "actual"];
    const words = view.units.slice(from, to).filter(({ kind }) => kind === "word");
    const isAdded = words.length > 0 && words.every((unit) => mine.has(unit)) && other[0] === other[1];
    return isAdded && isMember(view, from, to)
      ? [onOneSide("quantifier", side, words.map(({ written }) => written).join(" "))]
      : [];
  });
};

/** Finds a member that only one of two otherwise equal lists has: "students and teachers" against "teachers". */
export const addedMembers: Guard = (comparison) => {
  const { actual, expected, leftovers, alignment } = comparison;
  const [mine, theirs] = [leftovers.actual.length, leftovers.expected.length];
  const isOneSided = (mine === 0) !== (theirs === 0) && Math.max(mine, theirs) <= MOST_ADDED;
  if (!isOneSided || alignment.ratio < LEAST_RATIO) return [];
  return [...added("actual", actual, comparison), ...added("expected", expected, comparison)].slice(0, 1);
};
