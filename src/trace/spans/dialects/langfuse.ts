import { GEN_AI } from "../../semconv.ts";
import { defined, objectOf, textIn, type Loose } from "../../values/json-access.ts";
import { sumOf } from "../../values/sum-of.ts";
import { requestParameters } from "../request-parameters.ts";
import type { Attributes, Dialect } from "./dialect.ts";
import { jsonAttribute, numberAttribute } from "./json-attribute.ts";

/** A plain `span` or `event` does not tell what it does. */
const KINDS = new Map(
  Object.entries({
    generation: "chat",
    embedding: "embeddings",
    agent: "invoke_agent",
    tool: "execute_tool",
    retriever: "retrieval",
    chain: "chain",
    guardrail: "guardrail",
    evaluator: "evaluator",
  }),
);

const countOf = (details: Attributes, names: RegExp): number | undefined =>
  sumOf(
    Object.entries(details).map(([name, value]) => (names.test(name) ? numberAttribute(value) : undefined)),
  );

/**
 * `input` and `output` are what is left when all details are taken off; the conventions count the whole
 * (langfuse-js, parseOpenAI.ts; details are called `input_…`, `output_…`, or as Anthropic calls them).
 */
const usageOf = (attributes: Attributes): Attributes => {
  const details = objectOf(jsonAttribute(attributes["langfuse.observation.usage_details"]));
  const cacheRead = /^(?:input_cached_tokens|input_cache_read|cache_read_input_tokens)$/;
  const cacheWrite = /^(?:input_cache_creation\w*|cache_creation_input_tokens)$/;
  return defined({
    [GEN_AI.inputTokens]: countOf(details, /^(?:input(?:_.+)?|cache_(?:read|creation)_input_tokens)$/),
    [GEN_AI.outputTokens]: countOf(details, /^output(?:_.+)?$/),
    [GEN_AI.cacheRead]: countOf(details, cacheRead),
    [GEN_AI.cacheWrite]: countOf(details, cacheWrite),
    [GEN_AI.reasoning]: countOf(details, /^output_reasoning(?:_tokens)?$/),
    [GEN_AI.inputAudio]: countOf(details, /^input_audio(?:_tokens)?$/),
    [GEN_AI.outputAudio]: countOf(details, /^output_audio(?:_tokens)?$/),
  });
};

const operation = (attributes: Attributes): string | undefined =>
  KINDS.get(textIn(attributes["langfuse.observation.type"]) ?? "");

const spoken = (attributes: Attributes): Attributes => {
  const input = jsonAttribute(attributes["langfuse.observation.input"]);
  const output = jsonAttribute(attributes["langfuse.observation.output"]);
  if (operation(attributes) === "execute_tool")
    return defined({ [GEN_AI.toolArguments]: input, [GEN_AI.toolResult]: output });
  const { tools, messages } = objectOf(input);
  return defined({
    [GEN_AI.input]: messages ?? input,
    [GEN_AI.output]: output,
    [GEN_AI.tools]: tools,
  });
};

const parametersOf = (attributes: Attributes): Attributes => {
  const given: Loose = jsonAttribute(attributes["langfuse.observation.model.parameters"]);
  return requestParameters(objectOf(given));
};

/** Langfuse: everything as JSON in attributes of its own (@langfuse/core 5, constants.ts). */
export const langfuse: Dialect = {
  renames: {
    "langfuse.observation.model.name": GEN_AI.requestModel,
    "langfuse.session.id": GEN_AI.conversation,
    "langfuse.observation.prompt.name": "gen_ai.prompt.name",
    "langfuse.observation.prompt.version": "gen_ai.prompt.version",
  },
  takes: /^langfuse\.observation\.(?:input|output|usage_details|model\.parameters)$/,
  read: (attributes) => ({ ...parametersOf(attributes), ...spoken(attributes), ...usageOf(attributes) }),
  operation,
};
