import { once } from "../once.ts";

const grouped = once(() => new Intl.NumberFormat("en"));

/** Prints a duration given in milliseconds: `0.8 ms`, `12 ms`, `3.41 s`, `2 min 5 s`. */
export const printDuration = (ms: number): string => {
  if (ms < 999.5) return `${ms < 9.95 && ms > 0 ? ms.toFixed(1) : Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** Prints a sum of US dollars with two digits that say something: `$0.0012`, `$0.25`, `$12.40`. */
export const printCost = (dollars: number): string => {
  if (dollars === 0) return "$0";
  if (dollars >= 0.1) return `$${dollars.toFixed(2)}`;
  const digits = Math.min(10, 1 - Math.floor(Math.log10(dollars)));
  return `$${dollars.toFixed(digits).replace(/(?<!0)0+$/, "")}`;
};

/** Prints a number of tokens: `980`, `1,204`. */
export const printTokens = (tokens: number): string => grouped().format(tokens);

/** Prints a number of things: `1 call`, `3 calls`. */
export const printCount = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
