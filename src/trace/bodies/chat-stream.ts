import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";

type Growing = Record<string, JsonValue>;

/** Members of a delta that are texts coming piece by piece. */
const TEXTS = new Set(["reasoning", "reasoning_content", "reasoning_text", "refusal"]);
/** Members of a delta that are lists whose items come one after the other. */
const LISTS = new Set(["images", "annotations", "executed_tools"]);

const isSaid = (value: JsonValue | undefined): value is JsonValue =>
  value !== undefined && value !== null && value !== "";

const append = (into: Growing, name: string, piece: JsonValue | undefined): void => {
  if (typeof piece === "string") into[name] = (textIn(into[name]) ?? "") + piece;
};

/** Takes over what is not yet known or is known better now. */
const takeOver = (into: Growing, from: JsonObject, except: ReadonlySet<string>): void => {
  for (const name of Object.keys(from)) {
    const value = from[name];
    if (isSaid(value) && !except.has(name)) into[name] = value;
  }
};

const grown = (into: Growing, name: string): Growing => {
  const known = into[name];
  if (isJsonObject(known)) return known;
  const started: Growing = {};
  into[name] = started;
  return started;
};

const grownList = (into: Growing, name: string): JsonValue[] =>
  (Array.isArray(into[name]) ? into[name] : (into[name] = [])) as JsonValue[];

const appendAll = (into: Growing, name: string, items: readonly JsonValue[]): void => {
  const list = grownList(into, name);
  for (const item of items) list.push(item);
};

/** What was said so far as a list of pieces, the text before them the first. */
const piecesOf = (into: Growing): JsonValue[] => {
  const { content } = into;
  if (!Array.isArray(content)) into.content = isSaid(content) ? [{ type: "text", text: content }] : [];
  return grownList(into, "content");
};

const thoughtIn = ({ thinking }: JsonObject): string =>
  textIn(thinking) ??
  listOf(thinking)
    .map((thought) => textIn(objectOf(thought).text) ?? "")
    .join("");

/** Content that comes as pieces (Mistral, while it thinks and where it cites): those of one kind in a row are one. */
const foldPiece = (pieces: JsonValue[], piece: JsonObject): void => {
  const before = objectOf(pieces.at(-1));
  const last = before.type === piece.type ? before : undefined;
  if (piece.type === "text" && last) append(last, "text", piece.text);
  else if (piece.type === "thinking") {
    const text = (last ? thoughtIn(last) : "") + thoughtIn(piece);
    pieces.splice(last ? -1 : pieces.length, 1, { ...piece, thinking: [{ type: "text", text }] });
  } else pieces.push({ ...piece });
};

const foldContent = (into: Growing, value: JsonValue): void => {
  if (Array.isArray(value))
    for (const piece of value) foldPiece(piecesOf(into), objectOf(piece as JsonValue));
  else if (Array.isArray(into.content)) foldPiece(piecesOf(into), { type: "text", text: value });
  else append(into, "content", value);
};

const CALLS = new Set(["function", "custom"]);
const CALL_TEXTS = new Set(["arguments", "input"]);

/** Joins the texts of `piece` that are named to those of `into` and takes over the rest. */
const join = (into: Growing, piece: JsonObject, texts: ReadonlySet<string>): void => {
  takeOver(into, piece, texts);
  for (const name of texts)
    if (typeof piece[name] === "string") append(into, name, piece[name]);
    else if (isSaid(piece[name])) into[name] = piece[name];
};

const foldCall = (into: Growing, call: JsonObject): void => {
  takeOver(into, call, CALLS);
  for (const kind of CALLS) if (isSaid(call[kind])) join(grown(into, kind), objectOf(call[kind]), CALL_TEXTS);
};

/** Some hosts give every call the index 0, or none: a new id with a name is a new call. */
const callFor = (calls: JsonValue[], call: JsonObject, place: number): Growing => {
  const index = numberIn(call.index) ?? place;
  const there = calls.filter((other) => objectOf(other).index === index) as Growing[];
  const known = there.findLast(({ id }) => isSaid(id) && id === call.id) ?? there.at(-1);
  const isOther = isSaid(call.id) && isSaid(known?.id) && call.id !== known?.id;
  if (known && !(isOther && isSaid(objectOf(call.function).name))) return known;
  const started: Growing = { index };
  calls.push(started);
  return started;
};

const DETAIL_TEXTS = new Set(["text", "summary", "data"]);
const SPEECH_TEXTS = new Set(["data", "transcript"]);

const foldDetail = (details: JsonValue[], detail: JsonObject): void => {
  const last = details.findLast((other) => objectOf(other).index === detail.index) as Growing | undefined;
  const into = last && last.type === detail.type ? last : {};
  if (into !== last) details.push(into);
  join(into, detail, DETAIL_TEXTS);
};

/** Members of a delta that are neither texts nor plain lists. */
const SPECIAL = new Map<string, (message: Growing, value: JsonValue) => void>([
  [
    "tool_calls",
    (message, value) => {
      const calls = grownList(message, "tool_calls");
      for (const [place, call] of listOf(value).entries())
        foldCall(callFor(calls, objectOf(call), place), objectOf(call));
    },
  ],
  [
    "reasoning_details",
    (message, value) => {
      const details = grownList(message, "reasoning_details");
      for (const detail of listOf(value)) foldDetail(details, objectOf(detail));
    },
  ],
  ["function_call", (message, value) => join(grown(message, "function_call"), objectOf(value), CALL_TEXTS)],
  ["audio", (message, value) => join(grown(message, "audio"), objectOf(value), SPEECH_TEXTS)],
]);

const foldDelta = (message: Growing, delta: JsonObject): void => {
  for (const [name, value] of Object.entries(delta)) {
    if (!isSaid(value)) continue;
    const special = SPECIAL.get(name);
    if (special) special(message, value);
    else if (name === "content") foldContent(message, value);
    else if (TEXTS.has(name)) append(message, name, value);
    else if (LISTS.has(name)) appendAll(message, name, listOf(value));
    else message[name] = value;
  }
};

/** Chat sends lists of tokens, the older completions lists beside each other. */
const foldLogprobs = (choice: Growing, logprobs: JsonObject): void => {
  const whole = grown(choice, "logprobs");
  for (const [name, value] of Object.entries(logprobs))
    if (Array.isArray(value)) appendAll(whole, name, value as JsonValue[]);
};

const CHOICES = new Set(["choices"]);
const NO_PART = new Set(["index", "delta", "text", "logprobs", "message"]);

const foldChoice = (choices: Growing[], piece: JsonObject): void => {
  const index = numberIn(piece.index) ?? 0;
  let choice = choices.find((other) => other.index === index);
  if (!choice) choices.push((choice = { index }));
  takeOver(choice, piece, NO_PART);
  append(choice, "text", piece.text);
  if (isSaid(piece.logprobs)) foldLogprobs(choice, objectOf(piece.logprobs));
  if (isSaid(piece.delta)) foldDelta(grown(choice, "message"), objectOf(piece.delta));
  else if (isSaid(piece.message)) choice.message = structuredClone(piece.message);
};

/**
 * Puts the chunks of a streamed chat (or of an older completion) together to the object that would have come in one
 * piece: texts and arguments joined, tool calls by their index, the last usage that was sent
 * (https://platform.openai.com/docs/api-reference/chat-streaming).
 */
export const foldChat = (events: readonly StreamEvent[]): Loose => {
  const whole: Growing = {};
  const choices: Growing[] = [];
  for (const { data } of events) {
    const chunk = objectOf(data);
    takeOver(whole, chunk, CHOICES);
    const early = objectOf(chunk.x_groq).usage;
    if (isSaid(early)) whole.usage ??= early;
    for (const piece of listOf(chunk.choices)) foldChoice(choices, objectOf(piece));
  }
  return { ...whole, choices: choices.toSorted((a, b) => Number(a.index) - Number(b.index)) };
};
