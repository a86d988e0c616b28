import { ageOf, printAge } from "../../cassette/age.ts";
import type { Rule } from "../concern.ts";

/** Finds cassettes that are older than allowed. */
export const stale: Rule = ({ cassette }, { now, maxAge = Infinity }) => {
  const age = ageOf(cassette.interactions, now);
  if (age <= maxAge) return [];
  return [
    {
      rule: "stale",
      severity: "warning",
      message: `was recorded ${printAge(age)} ago; ${printAge(maxAge)} are allowed. Record it again with \`llm-replay record --stale\`.`,
    },
  ];
};
