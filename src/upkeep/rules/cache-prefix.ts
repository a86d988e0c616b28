import { turnsOf } from "../../trace/prompt-prefix.ts";
import { readTrace } from "../../trace/read-trace.ts";
import type { Rule } from "../concern.ts";

/** Finds loops whose prompts change at their beginning from turn to turn, so that the provider's cache serves nothing. */
export const cachePrefix: Rule = ({ cassette }) => {
  const broken = turnsOf(readTrace(cassette).calls).flatMap((turn) => (turn.broken ? [turn.broken] : []));
  const [first] = broken;
  if (!first) return [];
  const times = broken.length === 1 ? "once" : `${broken.length} times`;
  return [
    {
      rule: "cache-prefix",
      severity: "warning",
      message: `breaks its prompt's beginning ${times}, first at ${first.place}, so that the prompt cache is lost. Put what changes into the last message.`,
    },
  ];
};
