import { type CommandName, COMMANDS } from "../commands.ts";
import { type Command, firstWords } from "../commands/command.ts";

/** A word that may stand where one is typed, and what it means. */
export interface Choice {
  readonly word: string;
  readonly meaning: string;
}

/** What cannot be told from the table of commands: names in the user's folder, values of options. */
export interface Known {
  /** The cassettes in a folder, by name. */
  readonly cassettes: (dir: string | undefined) => readonly string[];
  /** The values of options, by name. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly shells: readonly string[];
}

const plain = (words: readonly string[]): Choice[] => words.map((word) => ({ word, meaning: "" }));

const commands = (): Choice[] =>
  Object.entries<Command>(COMMANDS).map(([word, { does }]) => ({ word, meaning: firstWords(does) }));

const HELP: Choice = { word: "--help", meaning: "Show help" };

/** An option stands once, unless it is a list; what is on by default can only be switched off. */
const optionsOf = ({ options }: Command, given: readonly string[]): Choice[] => [
  ...Object.entries(options)
    .map(([name, { describe, type, array, default: standard, defaultDescription }]) => ({
      word:
        type === "boolean" && (standard ?? defaultDescription === "true") === true
          ? `--no-${name}`
          : `--${name}`,
      meaning: firstWords(describe ?? ""),
      isList: array === true,
    }))
    .filter(({ word, isList }) => isList || !given.includes(word))
    .map(({ word, meaning }) => ({ word, meaning })),
  HELP,
];

const takesValue = ({ options }: Command, word: string): boolean => {
  const option = word.startsWith("--") ? options[word.slice(2)] : undefined;
  return option !== undefined && option.type !== "boolean";
};

const valueAfter = (words: readonly string[], option: string): string | undefined => {
  const index = words.indexOf(option);
  return index === -1 ? undefined : words[index + 1];
};

const inCommand = (name: CommandName, words: readonly string[], current: string, known: Known): Choice[] => {
  const command: Command = COMMANDS[name];
  const cassettes = () => plain(known.cassettes(valueAfter(words, "--dir")));
  const last = words.at(-1) ?? "";
  if (takesValue(command, last))
    return last === "--cassette" ? cassettes() : plain(known.values[last.slice(2)] ?? []);
  if (current.startsWith("-")) return optionsOf(command, words);
  if (/[<[](?:cassettes?|base)[>\]]/.test(command.usage)) return cassettes();
  return command.usage.includes("<shell>") ? plain(known.shells) : [];
};

/**
 * Says what may stand where the last of the words is being typed; `words` are those after the program's name. Empty where
 * only files can, or where the command line is another program's.
 */
export const complete = (words: readonly string[], known: Known): readonly Choice[] => {
  const current = words.at(-1) ?? "";
  const [name, ...before] = words.slice(0, -1);
  const choices =
    name === undefined
      ? [...commands(), HELP, { word: "--version", meaning: "Show version number" }]
      : Object.hasOwn(COMMANDS, name) && !before.includes("--")
        ? inCommand(name as CommandName, before, current, known)
        : [];
  return choices.filter(({ word }) => word.startsWith(current));
};
