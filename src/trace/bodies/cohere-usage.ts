import type { Usage } from "../usage.ts";
import { countsIn } from "../values/counts-in.ts";
import { defined, numberIn, objectOf, type Loose } from "../values/json-access.ts";
import { sumOf } from "../values/sum-of.ts";

const isTokens = (name: string): boolean => /^(?:input|output|image)_tokens$/.test(name);

/** What is billed beside tokens, such as searches. */
const unitsOf = (billed: Loose): Record<string, number> | undefined =>
  countsIn(Object.fromEntries(Object.entries(objectOf(billed)).filter(([name]) => !isTokens(name))));

/**
 * Reads what Cohere billed, which is less than the model saw: the conventions let what is billed win over what is
 * consumed. The cache is no part of it, since it holds what is not billed
 * (https://docs.cohere.com/reference/chat#response.body.usage).
 */
export const cohereUsage = (value: Loose): Usage => {
  const { tokens, billed_units } = objectOf(value);
  const [billed, seen] = [objectOf(billed_units), objectOf(tokens)];
  const inputImage = numberIn(billed.image_tokens);
  return defined({
    input: sumOf([numberIn(billed.input_tokens), inputImage]) ?? numberIn(seen.input_tokens),
    output: numberIn(billed.output_tokens) ?? numberIn(seen.output_tokens),
    reasoning: numberIn(seen.reasoning_tokens),
    inputImage,
    requests: unitsOf(billed_units),
  });
};
