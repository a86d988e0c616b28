import { sep } from "node:path";
import { shellWord } from "../formats/shell-word.ts";

/** Gives a command as one would type it in `cwd`. */
export const shownCommand = (command: readonly string[], cwd: string): string =>
  command
    .map((word) => shellWord(word === process.execPath ? "node" : word.replaceAll(`${cwd}${sep}`, "")))
    .join(" ");

/** What is to be recorded, and where. */
interface Recording {
  readonly command: readonly string[];
  readonly cassette?: string | undefined;
  readonly dir?: string | undefined;
}

/** Gives the command that records a command, as one would type it in `cwd`. */
export const recordingCommand = ({ command, cassette, dir }: Recording, cwd: string): string =>
  [
    "llm-replay record",
    ...(cassette === undefined ? [] : ["--cassette", shellWord(cassette)]),
    ...(dir === undefined ? [] : ["--dir", shellWord(dir)]),
    "--",
    shownCommand(command, cwd),
  ].join(" ");
