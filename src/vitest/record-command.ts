import { literal } from "../formats/literal.ts";
import { shellWord } from "../formats/shell-word.ts";

/** Gives the command that records a test file anew, or one test of it. */
export const recordCommand = (file: string, title?: string): string => {
  const filter = title === undefined ? "" : ` -t ${shellWord(literal(title))}`;
  return `LLM_REPLAY_MODE=record npx vitest run ${shellWord(file)}${filter}`;
};
