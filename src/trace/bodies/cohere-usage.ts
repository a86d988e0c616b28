import { countsIn } from "../counts-in.ts";
import { defined, numberIn, objectOf, type Loose } from "../json-access.ts";
import type { Usage } from "../usage.ts";

const isTokens = (name: string): boolean => /^(?:input|output|image)_tokens$/.test(name);

/** What is counted beside the tokens that are billed: searches and the like, and the tokens that the model saw. */
const beside = (billed: Loose, seen: Loose, cached: Loose): Record<string, number> | undefined => {
  const units = Object.entries(countsIn(billed) ?? {}).filter(([name]) => !isTokens(name));
  const tokens = Object.entries(countsIn(seen) ?? {}).map(([name, count]) => [`tokens.${name}`, count]);
  return countsIn(Object.fromEntries([...units, ...tokens, ["cached_tokens", cached ?? null]]));
};

const sum = (count: number | undefined, more: number | undefined): number | undefined =>
  count === undefined ? more : count + (more ?? 0);

/**
 * Reads what Cohere billed, which is less than the model saw: the conventions let what is billed win over what is
 * consumed. The cache is no part of it, since it holds what is not billed
 * (https://docs.cohere.com/reference/chat#response.body.usage).
 */
export const cohereUsage = (value: Loose): Usage => {
  const { tokens, billed_units, cached_tokens } = objectOf(value);
  const [billed, seen] = [objectOf(billed_units), objectOf(tokens)];
  const inputImage = numberIn(billed.image_tokens);
  return defined({
    input: sum(numberIn(billed.input_tokens), inputImage) ?? numberIn(seen.input_tokens),
    output: numberIn(billed.output_tokens) ?? numberIn(seen.output_tokens),
    reasoning: numberIn(seen.reasoning_tokens),
    inputImage,
    requests: beside(billed_units, tokens, cached_tokens),
  });
};
