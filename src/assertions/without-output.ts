import type { Call } from "../trace/call.ts";

const WITHOUT_OUTPUT = new Set<Call["operation"]>(["embeddings", "rerank", "moderation"]);

/** Tells whether a call generates nothing by its nature, so that it has no output tokens which could be missing. */
export const isWithoutOutput = ({ operation }: Call): boolean => WITHOUT_OUTPUT.has(operation);
