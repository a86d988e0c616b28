import type { Options as YargsOptions } from "yargs";
import { optionRows } from "../../session/options.ts";

/** A command as its help tells of it. */
export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly options: Readonly<Record<string, YargsOptions>>;
  readonly epilogue?: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
}

/** Gives the beginning of a text that says the most: up to the first colon, semicolon or full stop before a space. */
export const firstWords = (text: string): string => text.split(/[.:;](?:\s|$)/, 1)[0] ?? text;

/** An option with one word. */
export const TEXT: YargsOptions = { type: "string", requiresArg: true };
/** An option that may be given several times. */
export const LIST: YargsOptions = { ...TEXT, array: true, nargs: 1 };

/** What the table of options says of one. */
export const row = (name: string): YargsOptions => {
  const found = optionRows().find((each) => each.name === name);
  return {
    describe: found?.help ?? "",
    ...(found?.standard === undefined ? {} : { defaultDescription: found.standard }),
  };
};
