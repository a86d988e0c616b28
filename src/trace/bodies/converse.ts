import type { JsonValue } from "../../formats/json.ts";
import type { ToolDefinition } from "../message.ts";
import type { Usage } from "../usage.ts";
import { countsIn } from "../values/counts-in.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, numberIn, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import { bedrockTier } from "./bedrock-tier.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { converseParts } from "./converse-parts.ts";
import { foldConverseStream, isConverseOutput } from "./converse-stream.ts";
import { systemMessages } from "./system-messages.ts";
import { wholeInput } from "./whole-input.ts";

const NAMED = new Set(["messages", "system"]);

const toolsOf = (value: JsonValue): ToolDefinition[] => {
  const { toolSpec, systemTool } = objectOf(value);
  const { name, description, inputSchema } = objectOf(toolSpec);
  const hosted = textIn(objectOf(systemTool).name);
  if (hosted !== undefined) return [{ name: hosted, hosted }];
  if (textIn(name) === undefined) return [];
  const parameters = objectOf(inputSchema).json;
  return [{ name: textIn(name) ?? "", ...defined({ description: textIn(description), parameters }) }];
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    parameters: without(request, NAMED),
    input: [
      ...systemMessages(converseParts(request.system)),
      ...listOf(request.messages)
        .map(objectOf)
        .map(({ role, content }) => ({ role: textIn(role) ?? "user", parts: converseParts(content) })),
    ],
    tools: listOf(objectOf(request.toolConfig).tools).flatMap(toolsOf),
  };
};

const keptForAnHour = (details: Loose): number | undefined =>
  listOf(details)
    .map(objectOf)
    .flatMap(({ ttl, inputTokens }) => (ttl === "1h" ? (numberIn(inputTokens) ?? []) : []))[0];

/**
 * Reads what a message used; `inputTokens` counts only what no cache had part in
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html).
 */
const usageOf = (value: Loose): Usage => {
  const usage = objectOf(value);
  const cacheRead = numberIn(usage.cacheReadInputTokens) ?? numberIn(usage.cacheReadInputTokenCount);
  const cacheWrite = numberIn(usage.cacheWriteInputTokens) ?? numberIn(usage.cacheWriteInputTokenCount);
  return defined({
    input: wholeInput(numberIn(usage.inputTokens), cacheRead, cacheWrite),
    output: numberIn(usage.outputTokens),
    cacheRead,
    cacheWrite,
    cacheWrite1h: keptForAnHour(usage.cacheDetails),
    requests: countsIn(usage.serverToolUsage),
  });
};

const answered = (body: Loose): Answered => {
  const { output, stopReason, usage, serviceTier, performanceConfig } = objectOf(body);
  const { message } = objectOf(output);
  const { role, content } = objectOf(message);
  const answer = {
    role: textIn(role) ?? "assistant",
    parts: converseParts(content),
    ...defined({ finishReason: finishReasonOf(textIn(stopReason)) }),
  };
  return {
    output: message === undefined ? [] : [answer],
    usage: usageOf(usage),
    tier: bedrockTier(textIn(objectOf(serviceTier).type), textIn(objectOf(performanceConfig).latency)),
  };
};

/**
 * The bodies of Bedrock's Converse, which Nova's InvokeModel shares
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
 */
export const converse: BodyForm = {
  asked,
  answered,
  folded: foldConverseStream,
  isOutput: isConverseOutput,
};
