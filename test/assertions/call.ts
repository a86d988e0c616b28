import type { JsonValue } from "../../src/formats/json.ts";
import type { Call } from "../../src/trace/call.ts";
import type { Message, OutputMessage, ToolCallPart } from "../../src/trace/message.ts";
import type { Span } from "../../src/trace/span.ts";
import { traceOf } from "../../src/trace/trace-of.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { interaction } from "../session/interaction.ts";

/** What a test says of a call; the rest is an ordinary answer of a chat model. */
export interface Given extends Omit<Partial<Call>, "cost" | "timing" | "output"> {
  /** In US dollars. */
  readonly cost?: number;
  /** In milliseconds. */
  readonly duration?: number;
  readonly start?: number;
  readonly firstToken?: number;
  readonly finishReason?: string;
  /** No reader knows it. */
  readonly isUnread?: true;
  readonly output?: readonly OutputMessage[];
}

/** A message of a conversation that is one text. */
export const said = (role: string, content: string): Message => ({
  role,
  parts: [{ type: "text", content }],
});

/** A tool that a model asks for. */
export const asked = (name: string, args: JsonValue = {}, id = `call_${name}`): ToolCallPart => ({
  type: "tool_call",
  id,
  name,
  arguments: args,
});

const outputOf = ({ text, toolCalls = [], finishReason }: Given): OutputMessage[] => [
  {
    role: "assistant",
    parts: [...(text ? [{ type: "text", content: text } as const] : []), ...toolCalls],
    ...(finishReason !== undefined && { finishReason }),
  },
];

/** A call as a reader gives it. */
export const callOf = (given: Given = {}): Call => {
  const { cost, duration = 100, start = 0, firstToken, finishReason, isUnread, output, ...rest } = given;
  const url = rest.url ?? "https://api.openai.com/v1/chat/completions";
  const isAnswered = !isUnread && rest.error === undefined && rest.failure === undefined;
  return {
    index: 0,
    kind: "model",
    role: "app",
    method: "POST",
    url,
    ...(rest.failure === undefined && { status: 200 }),
    provider: "openai",
    api: "openai.chat",
    ...(!isUnread && { operation: "chat" }),
    requestModel: "gpt-5",
    responseModel: rest.model ?? "gpt-5-2025-08-07",
    model: "gpt-5-2025-08-07",
    isStream: firstToken !== undefined,
    parameters: {},
    input: [said("user", "hello")],
    tools: [],
    output: output ?? (isAnswered ? outputOf(given) : []),
    ...(isAnswered && { text: "" }),
    toolCalls: [],
    finishReasons: finishReason === undefined ? [] : [finishReason],
    usage: {},
    cost:
      cost === undefined
        ? undefined
        : { total: cost, input: cost, cached: 0, output: 0, reasoning: 0, other: 0 },
    unpriced: cost === undefined ? "no price is known for gpt-5-2025-08-07" : undefined,
    timing: { start, duration, chunks: [], ...(firstToken !== undefined && { firstToken }) },
    attempt: 1,
    warnings: isUnread ? ["no reader"] : [],
    interaction: interaction({ url }),
    ...rest,
  };
};

/** A span of a test's trace. */
export const spanOf = (given: Partial<Span> = {}): Span => ({
  id: given.name ?? "span",
  name: "span",
  kind: "internal",
  start: 0,
  end: 100,
  duration: 100,
  attributes: {},
  events: [],
  status: "unset",
  children: [],
  ...given,
});

const endOf = ({ timing }: Call): number => timing.start + timing.duration;

/** A trace of calls, numbered in their order, with these spans at its top. */
export const traceOfAll = (given: readonly Given[], children: readonly Span[] = []): Trace => {
  const calls = given.map((each, index) => callOf({ index, ...each }));
  const duration = Math.max(0, ...calls.map(endOf));
  return traceOf({
    title: "support",
    root: spanOf({ id: "root", name: "support", duration, children }),
    calls,
  });
};

/** A trace of calls, numbered in their order. */
export const traceWith = (...given: readonly Given[]): Trace => traceOfAll(given);
