import { requireCount, requireOneOf } from "./argument.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overCalls, type Selection, type Subject } from "./select.ts";
import { showCount } from "./show.ts";
import type { LoopLimits } from "../trace/loops/find-tool-loops.ts";
import { findLoops, type Loop } from "./trajectory/find-loops.ts";
import { unreadAnswers } from "./unread.ts";

/** What {@link haveNoLoops} takes for a loop. */
export interface LoopOptions extends Selection, LoopLimits {}

const times = showCount("time");

const show = ({ round, times: count, calls }: Loop): string =>
  `${round.join(" → ")}: ${times(count)}, in ${calls.length === 1 ? "call" : "calls"} ${calls
    .slice(0, 12)
    .map(({ index }) => index)
    .join(", ")}${calls.length > 12 ? ", …" : ""}`;

/**
 * Nothing was done over and over: no tool was called with the same arguments more than `maxRepeats` times, no round of
 * up to `maxCycle` tool calls was gone more often than that, and no request was sent more often though it had been
 * answered.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toHaveNoLoops();
 * expect(trace).toHaveNoLoops({ maxRepeats: 1, allow: ["get_status"] });
 * ```
 * @function
 */
export const haveNoLoops = matcher("haveNoLoops", (subject: Subject, options: LoopOptions = {}) => {
  const most = requireCount("haveNoLoops", "maxRepeats", options.maxRepeats ?? 2);
  requireCount("haveNoLoops", "maxCycle", options.maxCycle ?? 5);
  requireOneOf("haveNoLoops", "mode", options.mode ?? "exact", ["exact", "ignore"]);
  return overCalls(subject, options, (calls) => {
    const unread = unreadAnswers(calls);
    if (unread) return unread;
    const loops = findLoops(calls, options);
    return judged(loops.length === 0, {
      fact:
        loops.length === 0 ? "Nothing was done over and over." : `${showCount("loop")(loops.length)} found.`,
      actual: loops.map(({ round, times: count, calls: of }) => ({
        round,
        times: count,
        calls: of.map(({ index }) => index),
      })),
      expected: [],
      shown: {
        expected: `the same at most ${times(most)}`,
        actual: loops.length === 0 ? "no loop" : times(Math.max(...loops.map((loop) => loop.times))),
      },
      call: loops[0]?.calls.at(-1),
      rows: [["loops", loops.slice(0, 5).map(show)]],
      fix: "Tell the model what it has tried, end the loop in the program; or allow the tool, or raise maxRepeats.",
    });
  });
});
