import type { CallDetail } from "../../reporters/html/page-data.ts";
import { capText } from "./cap-text.ts";

/** A moment of a stream: when a chunk came, and how much of the text was there then. */
export interface Moment {
  /** Milliseconds since the call was sent. */
  readonly at: number;
  /** In UTF-16 units. */
  readonly length: number;
}

/** Lists the moments of a call's stream, in the order of their times; none where it was not streamed. */
export const momentsOf = ({ growth = [], timing, text = "" }: CallDetail): Moment[] =>
  growth.map((length, index) => ({
    at: timing.chunks[index] ?? timing.duration,
    length: index === growth.length - 1 ? text.length : length,
  }));

/** Counts the moments that had come at a time. */
export const momentsAt = (moments: readonly Moment[], time: number): number => {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Gives the text as it stood at a time: all of it from the last moment on. */
export const textAt = (text: string, moments: readonly Moment[], time: number): string => {
  const length = moments[momentsAt(moments, time) - 1]?.length ?? 0;
  return length === 0 ? "" : capText(text, length);
};

/** The time of the next moment, `time` itself where there is none; or of the one before the last that came, else 0. */
export const stepFrom = (moments: readonly Moment[], time: number, direction: 1 | -1): number => {
  const count = momentsAt(moments, time);
  if (direction === 1) return moments[count]?.at ?? time;
  const here = moments[count - 1]?.at ?? 0;
  return moments.findLast(({ at }) => at < here)?.at ?? 0;
};
