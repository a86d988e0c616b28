import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, ToolDefinition } from "../message.ts";
import type { Usage } from "../usage.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import { sumOf } from "../values/sum-of.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { geminiStepParts } from "./gemini-steps.ts";
import { joinedText } from "./joined-text.ts";
import { systemMessages } from "./system-messages.ts";

const NAMED = new Set(["model", "agent", "input", "system_instruction", "tools", "stream"]);

/** Steps that are not the user's are the model's, results of the program's own tools excepted. */
const roleOf = ({ type, role }: JsonObject): string => {
  if (type === "function_result") return "tool";
  return role === "model" || type === "model_output" || /thought|_call$|_result$/.test(textIn(type) ?? "")
    ? "assistant"
    : "user";
};

const inputOf = (input: Loose): Message[] =>
  (Array.isArray(input) ? listOf(input) : input === undefined ? [] : [input]).map((step) => ({
    role: roleOf(objectOf(step)),
    parts: geminiStepParts(step),
  }));

const toolOf = (value: JsonValue): ToolDefinition => {
  const { type, name, description, parameters } = objectOf(value);
  const kind = textIn(type) ?? "function";
  return {
    name: textIn(name) ?? kind,
    ...defined({ description: textIn(description), parameters }),
    ...(kind !== "function" && kind !== "computer_use" && { hosted: kind }),
  };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model) ?? textIn(request.agent),
    parameters: without(request, NAMED),
    input: [...systemMessages(geminiStepParts(request.system_instruction)), ...inputOf(request.input)],
    tools: listOf(request.tools).map(toolOf),
  };
};

const countOf = (list: Loose, wanted: string): number | undefined =>
  listOf(list)
    .map(objectOf)
    .flatMap(({ modality, tokens }) => (modality === wanted ? (numberIn(tokens) ?? []) : []))[0];

const usageOf = (value: Loose): Usage => {
  const usage = objectOf(value);
  const input = numberIn(usage.total_input_tokens);
  const output = numberIn(usage.total_output_tokens);
  const reasoning = numberIn(usage.total_thought_tokens);
  return defined({
    input: input === undefined ? undefined : input + (numberIn(usage.total_tool_use_tokens) ?? 0),
    output: sumOf([output, reasoning]),
    cacheRead: numberIn(usage.total_cached_tokens),
    reasoning,
    inputAudio: countOf(usage.input_tokens_by_modality, "audio"),
    inputImage: countOf(usage.input_tokens_by_modality, "image"),
    outputAudio: countOf(usage.output_tokens_by_modality, "audio"),
    outputImage: countOf(usage.output_tokens_by_modality, "image"),
    cacheReadAudio: countOf(usage.cached_tokens_by_modality, "audio"),
  });
};

/** How an interaction stands, in the words of finish reasons where they have one. */
const REASONS = new Map(
  Object.entries({
    completed: "stop",
    requires_action: "tool_call",
    incomplete: "length",
    failed: "error",
  }),
);
const UNFINISHED = new Set<string | undefined>(["in_progress", "queued", "requires_continuation"]);

const reasonOf = (status: string | undefined): string | undefined =>
  UNFINISHED.has(status) ? undefined : finishReasonOf(REASONS.get(status ?? "") ?? status);

const answered = (body: Loose): Answered => {
  const { id, model, agent, status, steps, outputs, usage, service_tier } = objectOf(body);
  const spoken = steps ?? outputs;
  const finishReason = reasonOf(textIn(status));
  const output = { role: "assistant", parts: geminiStepParts(spoken), ...defined({ finishReason }) };
  return {
    responseId: textIn(id),
    responseModel: textIn(model) ?? textIn(agent),
    output: Array.isArray(spoken) ? [output] : [],
    usage: usageOf(usage),
    tier: textIn(service_tier),
  };
};

const grown = (step: JsonObject, delta: JsonObject): JsonObject => {
  const { type, text, content, arguments: given, ...rest } = delta;
  if (type === "arguments_delta") return { ...step, arguments: joinedText(step.arguments, given) };
  if (type === "thought_summary") return { ...step, summary: [...listOf(step.summary), content ?? null] };
  if (type === "thought_signature") return step;
  if (type !== "text")
    return { ...step, content: [...listOf(step.content), { type: type ?? null, ...rest }] };
  if (step.type === "text") return { ...step, text: joinedText(step.text, text) };
  const pieces = listOf(step.content);
  const last = objectOf(pieces.at(-1));
  const piece = { type: "text", text: joinedText(last.text, text) };
  return { ...step, content: [...(last.type === "text" ? pieces.slice(0, -1) : pieces), piece] };
};

/**
 * Puts the events of a streamed interaction together; they come as steps that grow, in a first version as contents. How
 * it stands and what it used so far is told on the way, and again at its end.
 */
const folded = (events: readonly StreamEvent[]): Loose => {
  const whole: Record<string, JsonValue> = {};
  const steps = new Map<Loose, JsonObject>();
  for (const { data } of events) {
    const { interaction, index, step, content, delta, status, usage } = objectOf(data);
    Object.assign(whole, defined({ status, usage }), objectOf(interaction));
    const begun = step ?? content;
    if (begun !== undefined) steps.set(index, objectOf(begun));
    if (delta !== undefined) steps.set(index, grown(steps.get(index) ?? {}, objectOf(delta)));
  }
  return steps.size === 0 ? whole : { ...whole, steps: [...steps.values()] };
};

const isOutput = ({ data }: StreamEvent): boolean => {
  const { step, delta } = objectOf(data);
  const { type, text, name } = { ...objectOf(step), ...objectOf(delta) };
  return Boolean(textIn(text) ?? textIn(name)) || type === "thought_summary" || type === "arguments_delta";
};

/** The bodies of Gemini's Interactions (https://ai.google.dev/api/interactions-api). */
export const geminiInteraction: BodyForm = { asked, answered, folded, isOutput };
