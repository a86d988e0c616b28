import { showPair } from "../formats/show-pair.ts";
import { judged } from "./finding.ts";
import { explainCall } from "./explain-call.ts";
import { matcher } from "./matcher.ts";
import { type SharedPrefix, turnsOf } from "../trace/prompt-prefix.ts";
import { emptySelection, overCalls, type Selection, type Subject } from "./select.ts";
import { showCount, showNumber } from "./show.ts";
import type { Row } from "./tell.ts";
import type { Finding } from "./verdict.ts";

const breakRows = ({ earlier, later, broken }: SharedPrefix): Row[] => {
  if (!broken) return [];
  const [was, now] = showPair(broken.was, broken.now);
  const { cacheRead } = later.usage;
  return [
    ["earlier", explainCall(earlier)],
    ["breaks at", broken.place],
    ["was", was],
    ["now", now],
    ["from cache", cacheRead === undefined ? [] : showCount("token")(cacheRead)],
  ];
};

const judgeTurns = (turns: readonly SharedPrefix[], worst: SharedPrefix): Finding => {
  const kept = turns.filter(({ broken }) => !broken).length;
  return judged(kept === turns.length, {
    fact: `${kept} of ${turns.length} prompts begin with the whole prompt that they continue.`,
    actual: worst.share,
    expected: 1,
    shown: {
      expected: "every prompt only adds to the one it continues",
      actual: `the beginning that is kept is ${showNumber(Math.floor(worst.share * 1000) / 10)} % of it`,
    },
    call: worst.later,
    rows: breakRows(worst),
    fix: "Keep what changes (times, ids, retrieved text, the order of tools) out of the beginning: put it into the last message.",
    score: worst.share,
    threshold: 1,
  });
};

/**
 * The turns of an agent's loop or of a chat only add to the prompt (model, tools, messages) of the turn before, so that
 * the provider's prompt cache serves it. A turn is known by the earlier answer that its prompt holds; a trace without
 * one is a failure, unless `allowEmpty`. The score is the share of the worst prompt that is kept.
 *
 * @example
 * ```ts
 * expect(trace).toKeepPromptCachePrefix();
 * ```
 * @function
 */
export const keepPromptCachePrefix = matcher(
  "keepPromptCachePrefix",
  (subject: Subject, options: Selection = {}) =>
    overCalls(subject, options, (calls) => {
      const turns = turnsOf(calls);
      const [worst] = turns.toSorted((a, b) => a.share - b.share);
      if (worst) return judgeTurns(turns, worst);
      return emptySelection("no prompt goes on with the answer of an earlier call", options);
    }),
);
