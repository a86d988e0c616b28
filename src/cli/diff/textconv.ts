import { readFileSync } from "node:fs";
import { parseCassette } from "../../cassette/parse.ts";
import { LlmReplayError } from "../../errors.ts";
import { printTalk } from "./print-talk.ts";

/**
 * Prints the cassette in a file as a conversation, for git to compare; a file that is no readable cassette as it is, so
 * that git shows whatever changed in it.
 *
 * @see https://git-scm.com/docs/gitattributes#_performing_text_diffs_of_binary_files
 */
export const textconv = (file: string): string => {
  const text = readFileSync(file, "utf8");
  try {
    return printTalk(parseCassette(text, file));
  } catch (error) {
    if (error instanceof LlmReplayError) return text;
    throw error;
  }
};
