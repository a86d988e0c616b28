import type { Call, Operation } from "../call.ts";

const KINDS: Readonly<Record<Operation, Call["kind"]>> = {
  chat: "model",
  text_completion: "model",
  generate_content: "model",
  embeddings: "model",
  rerank: "model",
  image: "model",
  speech: "model",
  transcription: "model",
  moderation: "model",
  execute_tool: "tool",
  count_tokens: "other",
  fetch_response: "other",
};

/** Tells whether a word is an operation that a call can have. */
export const isOperation = (word: string | undefined): word is Operation =>
  word !== undefined && Object.hasOwn(KINDS, word);

/** Tells the kind of a call by what it does; `other` where that is unknown. */
export const kindOf = (operation: string | undefined): Call["kind"] =>
  isOperation(operation) ? KINDS[operation] : "other";
