import { textIn, type Loose } from "../values/json-access.ts";

/** Adds a piece of a streamed text to what came before it; what is no text adds nothing. */
export const joinedText = (before: Loose, after: Loose): string =>
  (textIn(before) ?? "") + (textIn(after) ?? "");
