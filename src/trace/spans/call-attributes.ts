import type { Call } from "../call.ts";
import { toolRunOf } from "../calls/tool-run.ts";
import { GEN_AI, GENERAL, USAGE_NAMES } from "../semconv.ts";
import type { Attributes } from "../span.ts";
import type { Usage } from "../usage.ts";
import { defined } from "../values/json-access.ts";
import { printInstructions, printMessages, printTools } from "./message-attributes.ts";
import { requestParameters } from "./request-parameters.ts";

const usageAttributes = (usage: Usage): Attributes =>
  Object.fromEntries(
    Object.entries(USAGE_NAMES).flatMap(([kind, name]) => {
      const tokens = usage[kind as keyof typeof USAGE_NAMES];
      return tokens === undefined ? [] : [[name, tokens]];
    }),
  );

const addressOf = (url: string): Attributes => {
  const address = URL.parse(url);
  if (!address) return {};
  const port = address.port === "" ? undefined : Number(address.port);
  return defined({ [GENERAL.serverAddress]: address.hostname, [GENERAL.serverPort]: port });
};

const toolAttributes = (call: Call): Attributes => {
  const run = call.kind === "tool" ? toolRunOf(call) : undefined;
  return defined({
    [GEN_AI.toolName]: run?.name,
    [GEN_AI.toolCallId]: run?.id,
    [GEN_AI.toolArguments]: run?.arguments,
    [GEN_AI.toolResult]: run?.result,
  });
};

const mcpAttributes = ({ api, kind, parameters }: Call): Attributes =>
  defined({ [GENERAL.mcpMethod]: api !== "mcp" || kind === "tool" ? undefined : parameters["method"] });

/** OpenAI's tier has a name in the conventions; the others' have none. */
const tierAttribute = ({ tier, provider }: Call): Attributes =>
  defined({ "openai.response.service_tier": provider?.includes("openai") ? tier : undefined });

const requestAttributes = (call: Call): Attributes => ({
  ...requestParameters(call.parameters),
  ...defined({
    [GEN_AI.operation]: call.operation,
    [GEN_AI.provider]: call.provider,
    [GEN_AI.requestModel]: call.requestModel,
    [GEN_AI.stream]: call.isStream ? true : undefined,
  }),
  ...toolAttributes(call),
  ...mcpAttributes(call),
  ...addressOf(call.url),
});

const answerAttributes = (call: Call): Attributes => {
  const { responseModel, responseId, finishReasons, embeddings, isStream, timing, error } = call;
  const first = isStream ? (timing.firstToken ?? timing.firstChunk) : undefined;
  return {
    ...defined({
      [GEN_AI.responseModel]: responseModel,
      [GEN_AI.responseId]: responseId,
      [GEN_AI.finishReasons]: finishReasons.length > 0 ? finishReasons : undefined,
      [GEN_AI.dimensions]: embeddings?.[0]?.length,
      [GEN_AI.timeToFirstChunk]: first === undefined ? undefined : first / 1000,
      [GENERAL.errorType]: error?.type,
    }),
    ...usageAttributes(call.usage),
    ...tierAttribute(call),
  };
};

const httpAttributes = ({ method, url, status }: Call): Attributes =>
  defined({ [GENERAL.httpMethod]: method || undefined, [GENERAL.url]: url, [GENERAL.httpStatus]: status });

/** Says all that is known of a call in the conventions' words, without what was said in it. */
export const callAttributes = (call: Call): Attributes => ({
  ...requestAttributes(call),
  ...answerAttributes(call),
  ...(call.kind === "other" && httpAttributes(call)),
});

/**
 * Says what was said in a call, as the attributes of the event `gen_ai.client.inference.operation.details`: instructions,
 * messages and tools; empty where there are none.
 */
export const contentAttributes = ({ input, output, tools }: Call): Attributes => {
  const talk = input.findIndex(({ role }) => role !== "system");
  const begin = talk < 0 ? input.length : talk;
  const parts: readonly [string, readonly Attributes[string][]][] = [
    [GEN_AI.system, printInstructions(input.slice(0, begin))],
    [GEN_AI.input, printMessages(input.slice(begin))],
    [GEN_AI.output, printMessages(output)],
    [GEN_AI.tools, printTools(tools)],
  ];
  return Object.fromEntries(parts.filter(([, value]) => value.length > 0));
};
