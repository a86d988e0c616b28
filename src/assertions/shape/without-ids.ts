import { printableLine } from "../../formats/printable.ts";
import { looksOpaque } from "../../replay/opaque-id.ts";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;
/** Ports of this machine, and numbers too long to be counted by hand. */
const NUMBER = /(?<=(?:127\.0\.0\.1|localhost|\[::1\]):)\d+|(?<![\w.-])\d{5,}(?![\w-])/g;
const WORD = /[A-Za-z0-9_-]{12,}/g;

/** Puts `*` in the place of what differs from run to run in a name: ids, times, ports, long numbers. */
export const withoutIds = (name: string): string =>
  printableLine(name)
    .replace(UUID, "*")
    .replace(TIME, "*")
    .replace(NUMBER, "*")
    .replace(WORD, (word) => (looksOpaque(word, false) ? "*" : word));
