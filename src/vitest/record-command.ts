import { literal } from "../formats/literal.ts";

const quoted = (word: string): string =>
  /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Gives the command that records a test file anew, or one test of it. */
export const recordCommand = (file: string, title?: string): string => {
  const filter = title === undefined ? "" : ` -t ${quoted(literal(title))}`;
  return `LLM_REPLAY_MODE=record npx vitest run ${quoted(file)}${filter}`;
};
