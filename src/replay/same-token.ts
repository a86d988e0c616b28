import { hasShapeOf } from "./opaque-id.ts";
import type { Token } from "./volatile.ts";

const FRACTION = /[.,]\d{1,9}(?=\D*$)/;
const ZONE = / ?(?:Z|UTC|GMT)?(?:(?:[+-]|%2B)\d{2}(?::|%3A)?\d{2})?(?: \([^()]*\))?$/;

/** How a time is written, without its fraction of a second and its zone: those come and go with the value and the machine. */
const formatOf = (time: string): string =>
  time
    .replace(ZONE, "")
    .replace(FRACTION, "")
    .replace(/\d+/g, "9")
    .replace(/[A-Za-z]{2,}/g, "a");

const lengthOf = (epoch: string): number => epoch.split(".", 1)[0]?.length ?? 0;

/** What precedes the part of a temporary name that was made up: `app-` of `app-Ab3dE9`, `tmp` of `tmpx81k2a_q`. */
const STEM = /^(?:\.?te?mp(?=\w{6,8}$)|.*[-_.])(?=.)/;

const isMadeUp = (tail: string): boolean =>
  (tail.length >= 4 && /[A-Za-z]/.test(tail) && /\d/.test(tail)) ||
  /^\d{5,}$/.test(tail) ||
  /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(tail);

/** `mkdtemp` appends six letters or digits, Python's `tempfile` eight: they may happen to be a word. */
const couldBeMadeUp = (tail: string): boolean => isMadeUp(tail) || /^\w{6}$|^\w{8}$/.test(tail);

const isSameName = (recorded: string, today: string): boolean => {
  const stem = STEM.exec(recorded)?.[0] ?? "";
  if (stem !== (STEM.exec(today)?.[0] ?? "")) return false;
  const [a, b] = [recorded.slice(stem.length), today.slice(stem.length)];
  return (isMadeUp(a) && couldBeMadeUp(b)) || (couldBeMadeUp(a) && isMadeUp(b));
};

/** Tells whether two different tokens of one kind are written alike, so that one may stand for the other. */
export const isWrittenAlike = ({ kind, text }: Token, today: string): boolean => {
  switch (kind) {
    case "uuid":
    case "temp":
      return true;
    case "time":
      return formatOf(text) === formatOf(today);
    case "epoch":
      return lengthOf(text) === lengthOf(today);
    case "name":
      return isSameName(text, today);
    case "word":
      return hasShapeOf(text, today);
  }
};
