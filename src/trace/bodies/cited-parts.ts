import type { Part } from "../message.ts";
import { listOf, type Loose } from "../values/json-access.ts";

/** Keeps the sources that an answer cites, as one part; none where it cites none. */
export const citedParts = (citations: Loose): Part[] => {
  const sources = listOf(citations);
  return sources.length > 0 ? [{ type: "other", name: "citations", value: sources }] : [];
};
