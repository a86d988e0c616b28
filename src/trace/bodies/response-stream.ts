import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";

type Growing = Record<string, JsonValue>;

/** Where the texts that come piece by piece belong: straight in the item, or in a list of its typed pieces. */
const PIECES = new Map<string, { item: string; member: string; type?: string; text?: string }>([
  ["response.output_text.delta", { item: "message", member: "content", type: "output_text", text: "text" }],
  ["response.refusal.delta", { item: "message", member: "content", type: "refusal", text: "refusal" }],
  [
    "response.reasoning_text.delta",
    { item: "reasoning", member: "content", type: "reasoning_text", text: "text" },
  ],
  [
    "response.reasoning_summary_text.delta",
    { item: "reasoning", member: "summary", type: "summary_text", text: "text" },
  ],
  ["response.function_call_arguments.delta", { item: "function_call", member: "arguments" }],
  ["response.mcp_call_arguments.delta", { item: "mcp_call", member: "arguments" }],
  ["response.custom_tool_call_input.delta", { item: "custom_tool_call", member: "input" }],
  ["response.code_interpreter_call_code.delta", { item: "code_interpreter_call", member: "code" }],
]);

/** Events that hold the response as it is at that moment. */
const STATES = /^response\.(created|queued|in_progress|completed|incomplete|failed|cancelled)$/;

const append = (into: Growing, name: string, piece: string): void => {
  into[name] = (textIn(into[name]) ?? "") + piece;
};

/** A piece begins where the one before it ends: an index further on is a lost event, and no reason to leave holes. */
const pieceAt = (item: Growing, member: string, index: number, type: string): Growing => {
  const pieces = (item[member] ??= []) as Growing[];
  const known = pieces[index];
  if (known) return known;
  const started: Growing = { type };
  pieces.push(started);
  return started;
};

/** The items of an answer by their place: those that still grow, and those that came whole. */
interface Items {
  readonly growing: Map<number, Growing>;
  readonly whole: Map<number, JsonObject>;
}

const foldDelta = ({ growing }: Items, event: JsonObject): void => {
  const place = PIECES.get(textIn(event.type) ?? "");
  const piece = textIn(event.delta);
  if (!place || piece === undefined) return;
  const at = numberIn(event.output_index) ?? 0;
  const item = growing.get(at) ?? { type: place.item };
  growing.set(at, item);
  const { member, type, text } = place;
  if (type === undefined || text === undefined) return append(item, member, piece);
  const index = numberIn(event.content_index) ?? numberIn(event.summary_index) ?? 0;
  append(pieceAt(item, member, index, type), text, piece);
};

/** An item that was only announced grows by its deltas; one that is done is whole. */
const foldItem = ({ growing, whole }: Items, event: JsonObject): void => {
  const item = objectOf(event.item);
  const at = numberIn(event.output_index) ?? growing.size;
  if (event.type === "response.output_item.done") whole.set(at, item);
  const { content: _content, summary: _summary, ...announced } = item;
  if (event.type === "response.output_item.added") growing.set(at, announced);
};

/**
 * Puts the events of a streamed response together to the object that would have come in one piece. The last event holds
 * it; where it holds no output (ChatGPT's Codex), or never came, the output is what the items and deltas before said
 * (https://platform.openai.com/docs/api-reference/responses-streaming).
 */
export const foldResponses = (events: readonly StreamEvent[]): Loose => {
  const items: Items = { growing: new Map(), whole: new Map() };
  let state: JsonObject = {};
  for (const { data } of events) {
    const event = objectOf(data);
    const type = textIn(event.type) ?? "";
    if (STATES.test(type)) state = objectOf(event.response);
    else if (type.startsWith("response.output_item.")) foldItem(items, event);
    else foldDelta(items, event);
  }
  if (listOf(state.output).length > 0) return state;
  const output = [...new Map<number, JsonObject>([...items.growing, ...items.whole])]
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
  return { ...state, output };
};
