import { estimatePassAtK, estimatePassHatK } from "../../trace/statistics/pass-at-k.ts";

/** A rate that takes are judged by, and how it follows from the rate at which single takes pass. */
export interface Rate {
  /** Such as `the rate`. */
  readonly noun: string;
  /** How many takes it is about. */
  readonly size: number;
  /** The best guess from `passed` of `total` takes. */
  readonly estimate: (passed: number, total: number) => number;
  /** What it is where single takes pass at this rate. */
  readonly fromSingle: (single: number) => number;
  /** The rate of single takes at which it is this. */
  readonly toSingle: (rate: number) => number;
}

const itself = (rate: number): number => rate;

/** The rate at which takes pass. */
export const PASS_RATE: Rate = {
  noun: "The rate",
  size: 1,
  estimate: (passed, total) => passed / total,
  fromSingle: itself,
  toSingle: itself,
};

/** How likely one of `k` takes passes at least. */
export const anyOf = (k: number): Rate => ({
  noun: `pass@${k}`,
  size: k,
  estimate: (passed, total) => estimatePassAtK(passed, total, k),
  fromSingle: (single) => 1 - (1 - single) ** k,
  toSingle: (rate) => 1 - (1 - rate) ** (1 / k),
});

/** How likely all of `k` takes pass. */
export const allOf = (k: number): Rate => ({
  noun: `pass^${k}`,
  size: k,
  estimate: (passed, total) => estimatePassHatK(passed, total, k),
  fromSingle: (single) => single ** k,
  toSingle: (rate) => rate ** (1 / k),
});
