import yargs, { type Argv } from "yargs";
import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { type CommandName, COMMANDS } from "./commands.ts";
import { type Command, firstWords } from "./commands/command.ts";

/** What the command line asks for: a text to print, or a command with its options and the words it is about. */
export type Parsed =
  | { readonly print: string }
  | {
      readonly command: CommandName;
      readonly options: Readonly<Record<string, unknown>>;
      readonly rest: readonly string[];
    };

/**
 * Reads the command line (without node and script).
 *
 * @throws `commandUnknown`, `flagUnknown` with the nearest right name, `flagInvalid`, `commandBare` or `argumentUnknown`.
 */
export const parseArgs = async (args: readonly string[], version: string): Promise<Parsed> => {
  checkInherited(args);
  const { argv, output, error } = await parsed(args, version);
  const { _: words, $0: _script, "--": rest = [], ...options } = argv;
  const name = String(words[0] ?? "");
  if (output && !error) return { print: output };
  if (name === "") return { print: await helpText(version) };
  if (!isCommand(name))
    throw failure("commandUnknown", name, known(COMMANDS), nearestName(name, Object.keys(COMMANDS)));
  for (const flag of Object.keys(options)) checkFlag(flag, name);
  if (error) throw failure("flagInvalid", name, error.message);
  const strays = words.slice(1).map(String);
  const command = (rest as unknown[]).map(String);
  if (takesWords(COMMANDS[name])) return { command: name, options, rest: [...strays, ...command] };
  if (!COMMANDS[name].usage.includes("<command>")) strays.push(...command);
  else if (strays.length > 0) throw failure("commandBare", name, strays.join(" "));
  if (strays.length > 0) throw failure("argumentUnknown", name, strays.join(" "));
  return { command: name, options, rest: command };
};

/** The parser takes what every object has, such as `constructor`, for an option that was declared. */
const checkInherited = (args: readonly string[]): void => {
  const own = args.slice(0, args.includes("--") ? args.indexOf("--") : args.length);
  const flags = own.map((word) => /^--?(?:no-)?([^=]+)/.exec(word)?.[1]);
  const inherited = flags.find((flag) => flag !== undefined && flag in Object.prototype);
  const command = own.find((word) => !word.startsWith("-")) ?? "";
  if (inherited !== undefined) checkFlag(inherited, isCommand(command) ? command : "demo");
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** Says whether a command is about words: cassettes, files, revisions, … */
const takesWords = ({ usage }: Command): boolean => /[<[](?!options|command)\w+[>\]]/.test(usage);

const known = (names: object): string => Object.keys(names).join(", ");

const checkFlag = (flag: string, command: CommandName): void => {
  const flags = { ...COMMANDS[command].options, help: {}, version: {} };
  if (Object.hasOwn(flags, flag)) return;
  const listed = Object.keys(flags).map((name) => `--${name}`);
  const nearest = nearestName(flag, Object.keys(flags));
  throw failure(
    "flagUnknown",
    flag.length === 1 ? `-${flag}` : `--${flag}`,
    command,
    listed.join(", "),
    nearest && `--${nearest}`,
  );
};

const EPILOGUE =
  "Exit codes: 0, all went well; 1, what was looked for was found (a miss, a regression, a failed test, a problem) or " +
  "something could not be done; 2, the command line, a cassette or a configuration is wrong, and nothing was run. " +
  "record and replay: the command's own code first, 126 or 127 where it cannot be started, 128 and the signal's number.\n\n" +
  "Commands keep to the options of the project, as its Vitest config or a llm-replay.config.js says them. " +
  "NO_COLOR=1 and FORCE_COLOR=1 are honoured. llm-replay <command> --help shows examples.";

interface Outcome {
  readonly argv: { readonly _: readonly (string | number)[]; readonly [name: string]: unknown };
  readonly output: string;
  readonly error: Error | undefined;
}

const parsed = (args: readonly string[], version: string): Promise<Outcome> =>
  new Promise((resolve) => {
    void parser(version).parse([...args], {}, (error, argv, output) =>
      resolve({ argv, output, error: error ?? undefined }),
    );
  });

const helpText = (version: string): Promise<string> => parser(version).getHelp();

const parser = (version: string): Argv =>
  Object.entries<Command>(COMMANDS).reduce(
    (all, [name, { usage, does, options, examples, epilogue = "" }]) =>
      all.command(name, firstWords(does), (one) =>
        one
          .usage(`${usage}\n\n${does}`)
          .options({ ...options })
          .example(examples.map(([command, meaning]): [string, string] => [command, meaning]))
          .epilogue(epilogue),
      ),
    yargs([])
      .scriptName("llm-replay")
      .usage("$0 <command>\n\nRecord your LLM app once, replay it for ever.")
      .epilogue(EPILOGUE)
      .locale("en")
      .parserConfiguration({ "populate--": true, "camel-case-expansion": false, "dot-notation": false })
      .version(version)
      .help()
      .exitProcess(false)
      .wrap(100),
  );
