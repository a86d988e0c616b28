import type { Part } from "../message.ts";
import { textIn, type Loose } from "../values/json-access.ts";

/** Reads a text as the part of a message that it is; none of an empty one, nor of what is no text. */
export const textParts = (value: Loose, type: "text" | "reasoning" | "refusal" = "text"): Part[] => {
  const content = textIn(value);
  return content ? [{ type, content }] : [];
};
