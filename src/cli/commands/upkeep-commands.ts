import { type Command, row, TEXT } from "./command.ts";

/** What keeps cassettes fit. */
export const UPKEEP_COMMANDS = {
  check: {
    usage: "$0 check [options] [cassette]...",
    does:
      "Look for what should not be committed or kept: credentials, files that are unreadable or edited by hand, " +
      "orphans, old recordings, unpriced and retired models, heavy files, prompts that lose their cache.",
    epilogue: "Exit code: 1 where there is an error; with --strict also where there is a warning.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      fix: { describe: "Mask credentials and write anew what was edited by hand.", type: "boolean" },
      strict: { describe: "Let warnings fail too.", type: "boolean" },
      "max-age": { ...row("maxAge"), ...TEXT, defaultDescription: "none" },
      "max-size": { describe: "Megabytes a cassette may weigh.", type: "number", defaultDescription: "5" },
      run: { describe: "The run file of all tests.", ...TEXT, defaultDescription: ".llm-replay/run.json" },
      json: { describe: "Print what was found as JSON.", type: "boolean" },
    },
    examples: [
      ["$0 check", "all cassettes"],
      ["$0 check --strict --max-age 90d", "as a step of CI"],
      ["$0 check --fix", "set right what can be set right for certain"],
    ],
  },
  prune: {
    usage: "$0 prune [options]",
    does: "Remove cassettes that are old or unused, and large bodies that no cassette names; says what would go, first.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      "older-than": { describe: "Remove what was recorded longer ago: `90d`, `12w`.", ...TEXT },
      unused: {
        describe: "Remove what no test of the last run used; needs a run of all tests.",
        type: "boolean",
      },
      run: { describe: "The run file of all tests.", ...TEXT, defaultDescription: ".llm-replay/run.json" },
      yes: { describe: "Remove, instead of saying what would be removed.", type: "boolean" },
    },
    examples: [
      ["$0 prune --unused", "what would go"],
      ["$0 prune --unused --older-than 180d --yes", "remove it"],
    ],
  },
} as const satisfies Record<string, Command>;
