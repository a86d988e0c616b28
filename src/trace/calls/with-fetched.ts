import type { Reading } from "../providers/provider.ts";
import { defined } from "../values/json-access.ts";
import type { CallFacts } from "./call-of.ts";

const isAnswered = ({ output = [] }: Partial<Reading>): boolean => output.length > 0;

/** By its id, the newest answer of each response that was fetched. */
const fetchedIn = (facts: readonly CallFacts[]): ReadonlyMap<string | undefined, Partial<Reading>> =>
  new Map(
    facts.flatMap(({ reading }) =>
      reading.operation === "fetch_response" && isAnswered(reading) ? [[reading.responseId, reading]] : [],
    ),
  );

/**
 * Gives calls that a model works on in the background the answer, and what it used, that the program fetched later; how
 * long they took stays (https://developers.openai.com/api/docs/guides/background).
 */
export const withFetched = (facts: readonly CallFacts[]): readonly CallFacts[] => {
  const fetched = fetchedIn(facts);
  if (fetched.size === 0) return facts;
  return facts.map((call) => {
    const { reading, kind } = call;
    const isOpen = kind === "model" && !isAnswered(reading) && reading.responseId !== undefined;
    const answer = isOpen ? fetched.get(reading.responseId) : undefined;
    if (!answer) return call;
    const { output, usage, tier, error, responseModel } = answer;
    const told = defined({ output, usage, tier, error, responseModel });
    return { ...call, reading: { ...reading, ...told }, warnings: [] };
  });
};
