import { expandContractions } from "./contractions.ts";
import { dropFillers } from "./fillers.ts";
import { unwrapMarkdown } from "./markdown.ts";

const straightQuotes = (text: string): string => text.replace(/[‘’‛ʼ´]/g, "'").replace(/[“”„‟«»]/g, '"');

/**
 * Brings a text into the form in which texts are compared: NFKC, straight quotes, no Markdown, contractions written
 * out, single spaces, no opening or closing courtesies. Case is kept.
 */
export const normalise = (raw: string): string => {
  const lines = straightQuotes(raw).normalize("NFKC").replaceAll("\r", "");
  const spaced = expandContractions(unwrapMarkdown(lines)).replace(/\s+/g, " ").trim();
  return dropFillers(spaced);
};
