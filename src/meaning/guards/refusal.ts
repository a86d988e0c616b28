import type { Conflict } from "../conflict.ts";
import { normalise } from "../normalise.ts";
import { against } from "./against.ts";
import type { Comparison } from "./comparison.ts";
import type { View } from "./view.ts";

/** A refusal opens an answer; later in it, "I cannot" is a remark. */
const OPENING = 400;

const REFUSAL = new RegExp(
  [
    String.raw`\b(?:i|we)(?: am| are)?(?: very| so| really)?(?: sorry| afraid)?[,;]?(?: but)?(?: i| we| that){0,3}(?: am| are)? (?:can not|could not|will not|would not|must|have to|unable to|not able to|not allowed to|not comfortable|do not feel comfortable)(?: currently| really| directly)?(?: decline)?(?: to)?(?: be able to)? (?:help|helping|assist|assisting|provide|providing|give|giving|answer|comply|write|writing|discuss|share|sharing|generate|create|fulfill|support|engage|offer|do that|do this|continue|decline)\b`,
    String.raw`\bas an? (?:ai|artificial intelligence|language model)\b`,
    String.raw`\b(?:do|does) not (?:currently )?have (?:enough |the |any |sufficient |direct |real-time )*(?:information|access|ability|context|data)\b`,
    String.raw`\b(?:unable|not able) to (?:help|assist|provide|answer|comply|determine|verify|confirm|tell|share|fulfill)\b`,
    String.raw`\b(?:i|we) (?:can not|could not|do not) (?:know|determine|verify|confirm|tell)\b`,
    String.raw`\b(?:text|document|context|passage|article|source|question|data|report)s? (?:do|does|did) not (?:say|state|mention|specify|tell|provide|contain|include|give|indicate|disclose)\b`,
    String.raw`\b(?:is|are|was) not (?:stated|mentioned|specified|given|disclosed|provided|indicated|available|known|clear) (?:in|from|by) (?:the|this)\b`,
    String.raw`\b(?:against|violates?) (?:my|our|the) (?:guidelines|policy|policies|programming)\b`,
  ].join("|"),
  "i",
);

/** One of these is in every refusal. */
const HINT = /\b(?:not|unable|decline|ai|artificial|language model|against|violates?)\b/i;

const refusalOf = ({ read }: View): string | undefined => {
  const opening = read.text.slice(0, OPENING);
  return HINT.test(opening) ? REFUSAL.exec(opening)?.[0] : undefined;
};

/** Gives the words with which a text declines or says that it cannot tell; `undefined` where it does neither. */
export const findRefusal = (text: string): string | undefined =>
  REFUSAL.exec(normalise(text).slice(0, OPENING))?.[0];

/** Finds a refusal on one side only, and tells whether both sides refuse. */
export const compareRefusals = ({
  actual,
  expected,
}: Comparison): { readonly conflicts: readonly Conflict[]; readonly bothRefuse: boolean } => {
  const [mine, theirs] = [refusalOf(actual), refusalOf(expected)];
  const bothRefuse = mine !== undefined && theirs !== undefined;
  if (bothRefuse || mine === theirs) return { conflicts: [], bothRefuse };
  const conflict = against("refusal", mine ?? "an answer", theirs ?? "an answer");
  return { conflicts: [conflict], bothRefuse };
};
