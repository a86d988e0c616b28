import { quoted, meant } from "./in-words.ts";

/** Messages about the command line. */
export const commands = {
  exportFormatUnknown: (word: string | undefined, known: string, nearest: string | undefined) =>
    (word === undefined
      ? `llm-replay export needs a format.`
      : `Unknown format ${quoted(word)} of llm-replay export.${meant(nearest)}`) +
    ` Name one with --to: ${known}.`,
  pushNeedsOtlp: (format: string) =>
    `--push sends OTLP, and --to asks for ${format}. Use --to otlp --push, or write it to a file with --out.`,
  otlpProtocolUnknown: (value: string, known: string) =>
    `OTEL_EXPORTER_OTLP_PROTOCOL is ${quoted(value)}, and llm-replay export --push speaks ${known}. ` +
    `Set it to one of them, and the endpoint to where that is spoken (port 4318 as a rule).`,
  otlpExporterMissing: (name: string) =>
    `llm-replay export --push needs the package ${name}, which is not installed here. ` +
    `Install it with npm install --save-dev ${name}, or write a file with --out and send that.`,
  revisionUnknown: (word: string) =>
    `${quoted(word)} is neither a file or folder here nor a revision that git knows. ` +
    `Look at the spelling, or fetch it: git fetch origin ${word}`,
  defaultBranchUnknown: () =>
    `Cannot tell what to compare with: there is no branch main or master, and origin does not name its default branch. ` +
    `Name one: llm-replay diff <revision>`,
  gitMissing: (reason: string) =>
    `Cannot run git: ${reason}. Install it, or compare two folders: llm-replay diff <folder> <folder>`,
  commandUnknown: (name: string, known: string, nearest: string | undefined) =>
    `Unknown command ${quoted(name)}.${meant(nearest)} The commands are ${known}; llm-replay --help shows them.`,
  configUnreadable: (file: string, reason: string) =>
    `Cannot read the options in ${file}: ${reason}. Nothing was run, since it may say what is secret. ` +
    `Set it right, or put the options into llm-replay.config.js, which is read in its place.`,
  flagUnknown: (flag: string, command: string, known: string, nearest: string | undefined) =>
    `Unknown option ${flag} of llm-replay ${command}.${meant(nearest)} Its options are ${known}.`,
  flagInvalid: (command: string, reason: string) =>
    `llm-replay ${command}: ${reason}. llm-replay ${command} --help shows its options.`,
  commandBare: (command: string, stray: string) =>
    `llm-replay ${command} does not know what ${quoted(stray)} is. ` +
    `Put -- before a command to run: llm-replay ${command} -- ${stray}`,
  nodeTooOld: (version: string, needed: string) =>
    `llm-replay needs Node ${needed} or newer, and this is Node ${version}. Update Node, or run it with another one.`,
  argumentUnknown: (command: string, stray: string) =>
    `llm-replay ${command} takes options only, not ${quoted(stray)}. llm-replay ${command} --help shows them.`,
  commandMissing: (command: string) =>
    `llm-replay ${command} needs a command to run. Put it after --, such as llm-replay ${command} -- node agent.js`,
  commandNotStarted: (command: string, reason: string) =>
    `Cannot start ${quoted(command)}: ${reason}. Check that it is installed and spelt right.`,
  importUnreadable: (file: string, place: string, reason: string) =>
    `Cannot import ${file}${place}: ${reason}. Nothing was written. ` +
    `Restore the file, or leave it out; llm-replay import --help lists the formats that are read.`,
  importUnnamed: () =>
    `llm-replay import needs a file or a folder, such as llm-replay import recordings. ` +
    `llm-replay import --help lists the formats that are read.`,
  importEmpty: (words: string, passedOver: number) =>
    `${words} holds no recording in a format that is known (${passedOver} files were passed over). ` +
    `llm-replay import --help lists the formats that are read.`,
  shellUnknown: (word: string | undefined, known: string, nearest: string | undefined) =>
    (word === undefined
      ? `llm-replay completion needs a shell.`
      : `Unknown shell ${quoted(word)}.${meant(nearest)}`) + ` Name one: ${known}.`,
  manifestMissing: () =>
    `There is no package.json in this folder. Run llm-replay init where the project's is, or make one: npm init`,
  manifestBroken: (path: string, reason: string) =>
    `${path} is no JSON: ${reason}. Nothing was changed. Set it right and run llm-replay init again.`,
  repositoryMissing: (folder: string) =>
    `${folder} is in no git repository. Run llm-replay init --git in a clone, or make one: git init`,
  fileChangedMeanwhile: (path: string) =>
    `${path} has changed since it was looked at. Nothing was changed. Run llm-replay init again.`,
  initUnasked: () =>
    `Nothing was changed: there is no terminal to ask at. Run it again with --yes, or with --dry-run to only look.`,
  verifyUnasked: (cost: string) =>
    `Nothing was sent: it would cost about ${cost}, and there is no terminal to ask at. Run it again with --yes.`,
  verifyNeverRun: (file: string) =>
    `There is no ${file} that says what had drifted. Run llm-replay verify without --only drifted first.`,
  importTaken: (paths: string) =>
    `Cassettes are there already: ${paths}. Nothing was written. ` +
    `Choose another folder with --out, or replace them with --force.`,
};
