import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { defined, listOf, objectOf, textIn, type Loose } from "../values/json-access.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { joinedText } from "./joined-text.ts";

type Block = Record<string, JsonValue>;

/** Where the text of a tool's input gathers until its block is whole; no field of the API's. */
const PARTIAL = "partial_json";

const GROWERS: Readonly<Record<string, (block: Block, delta: Block) => Block>> = {
  text_delta: ({ text }, delta) => ({ text: joinedText(text, delta.text) }),
  thinking_delta: ({ thinking }, delta) => ({ thinking: joinedText(thinking, delta.thinking) }),
  signature_delta: ({ signature }, delta) => ({ signature: joinedText(signature, delta.signature) }),
  compaction_delta: ({ content }, delta) => ({ content: joinedText(content, delta.content) }),
  input_json_delta: (block, delta) => ({ [PARTIAL]: joinedText(block[PARTIAL], delta.partial_json) }),
  citations_delta: ({ citations }, { citation = null }) => ({ citations: [...listOf(citations), citation] }),
};
const GROWTH = new Map(Object.entries(GROWERS));

const grown = (block: Block, value: Loose): Block => {
  const delta = objectOf(value);
  const growth = GROWTH.get(textIn(delta.type) ?? "");
  return growth ? { ...block, ...growth(block, delta) } : block;
};

const finished = ({ [PARTIAL]: input, ...block }: Block): Block =>
  textIn(input) ? { ...block, input: toolArguments(input) } : block;

const withoutNulls = (value: Loose): Block =>
  Object.fromEntries(Object.entries(objectOf(value)).filter(([, member]) => member !== null));

/**
 * Puts the events of a streamed message together; `undefined` where none belongs to a message. The usage at the end
 * wins over that at the beginning, number by number (https://platform.claude.com/docs/en/build-with-claude/streaming).
 */
export const foldAnthropicStream = (events: readonly StreamEvent[]): Loose => {
  let message: Block | undefined;
  const usage: Block = {};
  const blocks = new Map<Loose, Block>();
  for (const { data } of events) {
    const { type, index, message: begun, content_block, delta, usage: counted } = objectOf(data);
    if (type === "message_start") message = { ...objectOf(begun) };
    if (type === "content_block_start") blocks.set(index, { ...objectOf(content_block) });
    if (type === "content_block_delta") blocks.set(index, grown(blocks.get(index) ?? {}, delta));
    if (type === "message_delta") message = { ...message, ...objectOf(delta) };
    Object.assign(usage, withoutNulls(objectOf(begun).usage), withoutNulls(counted));
  }
  if (message === undefined && blocks.size === 0) return undefined;
  return { ...message, content: [...blocks.values()].map(finished), usage };
};

const DELTAS = new Set(["text", "thinking", "partial_json"]);
const BLOCK_TEXTS = new Set(["text", "thinking"]);

const hasText = (value: Loose, names: ReadonlySet<string>): boolean =>
  Object.entries(objectOf(value)).some(([name, text]) => names.has(name) && textIn(text));

/** Tells whether an event holds a piece of text, reasoning or a tool call. */
export const isAnthropicOutput = ({ data }: StreamEvent): boolean => {
  const { type, content_block, delta } = objectOf(data);
  if (type === "content_block_delta") return hasText(delta, DELTAS);
  const { name } = defined(objectOf(content_block));
  return (
    type === "content_block_start" && (textIn(name) !== undefined || hasText(content_block, BLOCK_TEXTS))
  );
};
