import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";
import type { Kin } from "./kin.ts";
import type { View } from "./view.ts";

/** Something that happens, by its words. */
interface Step {
  readonly keys: readonly string[];
  readonly written: string;
}

const MARK =
  /(?:^|(?<=[.;:,] )|(?<=\band ))(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after that|afterwards?|finally|lastly|last|to (?:start|begin)(?: with)?|(?:and )?step \d{1,2}:?)(?=[,\s:])/gi;
const NUMBERED = /^[ \t]*(?:\d{1,2}[.)]|step \d{1,2}[:.)])[ \t]+(.+)$/gim;
const TIME = /\b(before|after|prior to|followed by|once)\b/i;
const LEAST_ALIKE = 0.5;
const MOST_STEPS = 20;
const LONGEST_SHOWN = 40;

const stepOf = (view: View, from: number, to: number): Step => ({
  keys: view.units
    .filter(({ kind, start }) => kind === "word" && start >= from && start < to)
    .map(({ key }) => key),
  written: view.read.text
    .slice(from, to)
    .replace(/^[\s,.;:]+|(?<![\s,.;:])[\s,.;:]+$|(?:, )?and\s*$/g, "")
    .slice(0, LONGEST_SHOWN),
});

/** Steps that the text marks with "first", "then", "finally". */
const markedSteps = (view: View): Step[] => {
  const { text } = view.read;
  const marks = Array.from(text.matchAll(MARK), ({ index }) => index).slice(0, MOST_STEPS);
  if (marks.length === 0) return [];
  const starts = [0, ...marks];
  return starts
    .map((start, at) => stepOf(view, start, starts[at + 1] ?? text.length))
    .filter(({ keys }) => keys.length > 0);
};

/** Steps of a numbered list; the numbers are in the raw text only. */
const numberedSteps = (view: View): Step[] => {
  if (!view.read.raw.includes("\n")) return [];
  const items = Array.from(view.read.raw.matchAll(NUMBERED), ([, item = ""]) => item);
  if (items.length < 2) return [];
  return items.slice(0, MOST_STEPS).flatMap((item) => {
    const sentence = view.read.sentences.findIndex((other) => other.startsWith(item.slice(0, 12)));
    const keys = view.units
      .filter((unit) => unit.kind === "word" && unit.sentence === sentence)
      .map(({ key }) => key);
    return keys.length === 0 ? [] : [{ keys, written: item.slice(0, LONGEST_SHOWN) }];
  });
};

/** The two sides of "before" and "after", the earlier first; a sentence that opens with the word ends its side at a comma. */
const timedSteps = (view: View): Step[] => {
  const { text, sentences } = view.read;
  const found = TIME.exec(text);
  if (found === null) return [];
  const sentence =
    sentences.find(
      (one) => text.indexOf(one) <= found.index && text.indexOf(one) + one.length > found.index,
    ) ?? text;
  const [start, end] = [text.indexOf(sentence), text.indexOf(sentence) + sentence.length];
  const behind = found.index + found[0].length;
  const comma = text.indexOf(",", behind);
  const opens = found.index - start < 2;
  if (opens && (comma < 0 || comma > end)) return [];
  const [said, told] = opens
    ? [stepOf(view, comma, end), stepOf(view, behind, comma)]
    : [stepOf(view, start, found.index), stepOf(view, behind, end)];
  const isEarlier = /^(?:before|prior|followed)/i.test(found[0]);
  const steps = isEarlier ? [said, told] : [told, said];
  return steps.every(({ keys }) => keys.length > 0) ? steps : [];
};

const stepsOf = (view: View): Step[] => {
  const steps = [numberedSteps(view), markedSteps(view)].find(({ length }) => length > 1);
  return (steps ?? timedSteps(view)).slice(0, MOST_STEPS);
};

const likeness = (kin: Kin, a: Step, b: Step): number => {
  const shared = a.keys.filter((key) => b.keys.some((other) => kin.areAlike(key, other))).length;
  return shared / Math.min(a.keys.length, b.keys.length);
};

/** The place among the others of the step most like this one; nothing where none is like it. */
const placeOf = (kin: Kin, step: Step, others: readonly Step[]): number | undefined => {
  const likenesses = others.map((other) => likeness(kin, step, other));
  const best = Math.max(0, ...likenesses);
  return best >= LEAST_ALIKE && likenesses.indexOf(best) === likenesses.lastIndexOf(best)
    ? likenesses.indexOf(best)
    : undefined;
};

const inversion = (kin: Kin, mine: readonly Step[], theirs: readonly Step[]): Conflict[] => {
  const places = mine.flatMap((step) => {
    const place = placeOf(kin, step, theirs);
    return place === undefined ? [] : [{ step, place }];
  });
  for (const [at, { step, place }] of places.entries()) {
    const next = places[at + 1];
    const isInverted = next !== undefined && next.place < place;
    if (isInverted)
      return [
        against(
          "order",
          `${step.written} → ${next.step.written}`,
          `${theirs[next.place]?.written ?? ""} → ${theirs[place]?.written ?? ""}`,
        ),
      ];
  }
  return [];
};

/** Finds steps in another order: numbered, marked with "first" and "then", or parted by "before" and "after". */
export const invertedSteps: Guard = ({ actual, expected, overlap, kin }) =>
  overlap < 0.4 ? [] : inversion(kin, stepsOf(actual), stepsOf(expected));
