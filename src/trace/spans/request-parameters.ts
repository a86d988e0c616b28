import { GEN_AI } from "../semconv.ts";
import type { Attributes } from "../span.ts";
import { defined, objectOf, textIn, type Loose } from "../values/json-access.ts";

/** What providers call the parameters that the conventions name. */
const NAMES: Readonly<Record<string, string>> = {
  temperature: GEN_AI.temperature,
  top_p: GEN_AI.topP,
  topP: GEN_AI.topP,
  p: GEN_AI.topP,
  top_k: GEN_AI.topK,
  topK: GEN_AI.topK,
  k: GEN_AI.topK,
  max_tokens: GEN_AI.maxTokens,
  maxTokens: GEN_AI.maxTokens,
  max_completion_tokens: GEN_AI.maxTokens,
  max_output_tokens: GEN_AI.maxTokens,
  maxOutputTokens: GEN_AI.maxTokens,
  max_new_tokens: GEN_AI.maxTokens,
  max_gen_len: GEN_AI.maxTokens,
  maxTokenCount: GEN_AI.maxTokens,
  num_predict: GEN_AI.maxTokens,
  frequency_penalty: GEN_AI.frequencyPenalty,
  frequencyPenalty: GEN_AI.frequencyPenalty,
  presence_penalty: GEN_AI.presencePenalty,
  presencePenalty: GEN_AI.presencePenalty,
  stop: GEN_AI.stopSequences,
  stop_sequences: GEN_AI.stopSequences,
  stopSequences: GEN_AI.stopSequences,
  seed: GEN_AI.seed,
  random_seed: GEN_AI.seed,
  n: GEN_AI.choiceCount,
  candidateCount: GEN_AI.choiceCount,
  num_generations: GEN_AI.choiceCount,
  previous_response_id: GEN_AI.previousResponse,
  reasoning_effort: GEN_AI.reasoningLevel,
  dimensions: GEN_AI.dimensions,
};

/** Where providers keep parameters one level down. */
const NESTS = ["generationConfig", "inferenceConfig", "textGenerationConfig", "options", "parameters"];

const named = ([name, value]: [string, Loose]): [string, Loose][] => {
  const theirs = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (theirs === undefined || value === null) return [];
  return [[theirs, theirs === GEN_AI.stopSequences && typeof value === "string" ? [value] : value]];
};

const outputType = (parameters: Attributes): string | undefined => {
  const { type } = objectOf(parameters["response_format"] ?? objectOf(parameters["text"]).format);
  const mime = textIn(objectOf(parameters["generationConfig"])["responseMimeType"]);
  const word = textIn(type) ?? mime ?? "";
  return /json/.test(word) ? "json" : undefined;
};

/**
 * Says a request's parameters, under whichever names a provider gives them, in the conventions' words; those that the
 * conventions do not name are left out. A count of one choice is not told, as the conventions ask.
 */
export const requestParameters = (parameters: Attributes): Attributes => {
  const { reasoning, output_config } = parameters;
  const nested = NESTS.flatMap((name) => Object.entries(objectOf(parameters[name])));
  const found = Object.fromEntries([...nested, ...Object.entries(parameters)].flatMap(named));
  const effort = objectOf(reasoning).effort ?? objectOf(output_config).effort;
  const { [GEN_AI.choiceCount]: count, ...rest } = found;
  return defined({
    [GEN_AI.reasoningLevel]: textIn(effort),
    [GEN_AI.outputType]: outputType(parameters),
    ...rest,
    [GEN_AI.choiceCount]: count === 1 ? undefined : count,
  });
};
