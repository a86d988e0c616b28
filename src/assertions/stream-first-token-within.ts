import type { Call } from "../trace/call.ts";
import { requireNumber, requirePercentile } from "./argument.ts";
import { atMost } from "./bound.ts";
import { type Amount, judgeBudget, type Measured } from "./budget.ts";
import { matcher } from "./matcher.ts";
import { percentileOf } from "./percentile.ts";
import type { DurationOptions } from "./respond-within.ts";
import type { Subject } from "./select.ts";
import { showMs } from "./show.ts";

const firstTokenOf = ({ index, timing, isStream, error }: Call): Amount => {
  if (timing.firstToken !== undefined) return timing.firstToken;
  if (error) return { skipped: "failed before its first token" };
  return {
    missing: isStream ? `call ${index} has no time of its first token` : `call ${index} was not streamed`,
  };
};

const sinceTraceBegan = (measured: readonly Measured[]): number =>
  Math.min(...measured.map(({ call, value }) => call.timing.start + value));

/**
 * Every stream gives the first piece of its output within `ms` milliseconds of its request, as measured while
 * recording; with `percentile`, that share of them does; with `per: "trace"`, the first of all comes that long after
 * the trace began. A call that was not streamed is a failure.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toStreamFirstTokenWithin(500, { filter: ({ isStream }) => isStream });
 * ```
 * @function
 */
export const streamFirstTokenWithin = matcher(
  "streamFirstTokenWithin",
  (subject: Subject, ms: number, options: DurationOptions = {}) => {
    const percentile = requirePercentile("streamFirstTokenWithin", options.percentile);
    return judgeBudget(subject, {
      of: firstTokenOf,
      noun:
        percentile === undefined
          ? "time to the first token"
          : `time to the first token (percentile ${percentile})`,
      show: showMs,
      bound: atMost(requireNumber("streamFirstTokenWithin", "ms", ms, 0)),
      selection: percentile === undefined ? options : { ...options, per: "trace" },
      per: "call",
      together: percentile === undefined ? sinceTraceBegan : percentileOf(percentile),
      ifMissing: "Ask for a stream, or pick the streams: { filter: ({ isStream }) => isStream }.",
      ifBroken: "Shorten the prompt, keep its beginning stable so that it is cached, or raise the limit.",
    });
  },
);
