import type { Interval } from "../trace/statistics/wilson.ts";
import { showNumber } from "./show.ts";

/** Shows a share as a percentage, cut after one digit, so that one below a limit never reads as equal to it. */
export const showPercent = (share: number): string => `${showNumber(Math.floor(share * 1000 + 1e-9) / 10)} %`;

/** Shows in which interval a rate lies. */
export const showInterval = ({ low, high }: Interval, confidence = 0.95): string =>
  `${showPercent(low)} to ${showPercent(high)} with ${showPercent(confidence)} confidence`;
