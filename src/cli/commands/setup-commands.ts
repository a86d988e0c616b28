import { type Command, row, TEXT } from "./command.ts";

/** What gets a project going. */
export const SETUP_COMMANDS = {
  init: {
    usage: "$0 init [options]",
    does:
      "Set this project up: the plugin in the Vitest config, a script that records, what git and GitHub should know. " +
      "Shows what it would change, and asks.",
    epilogue:
      "A second run finds nothing to do. Exit code: 1 where there was something to do and nobody said yes; " +
      "2 where there is no project or repository.",
    options: {
      yes: { describe: "Do it without asking.", type: "boolean" },
      "dry-run": { describe: "Only show it, as a patch.", type: "boolean" },
      git: {
        describe: "Only have git diff and git log -p show cassettes as conversations, in this clone.",
        type: "boolean",
      },
      dir: {
        describe: "The folder of the cassettes.",
        type: "string",
        requiresArg: true,
        default: "cassettes",
      },
      workflow: {
        describe: "Write a workflow for GitHub; --no-workflow does not.",
        type: "boolean",
        default: true,
      },
      example: { describe: "Write a first test too.", type: "boolean" },
      json: { describe: "Print the plan as JSON; asks nothing.", type: "boolean" },
    },
    examples: [
      ["$0 init", "show what is missing here, and ask"],
      ["$0 init --dry-run | git apply", "the same, by git"],
      ["$0 init --git", "cassettes as conversations in git diff"],
    ],
  },
  doctor: {
    usage: "$0 doctor [options]",
    does: "Look at what can keep recording and replaying from working here.",
    epilogue: "Exit code: 1 where something must be solved.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      json: { describe: "Print what was found as JSON.", type: "boolean" },
    },
    examples: [["$0 doctor", "look at this project"]],
  },
  completion: {
    usage: "$0 completion <shell>",
    does: "Print what bash, zsh or fish reads to complete commands, options and names of cassettes.",
    epilogue:
      "It completes llm-replay, where that is on the PATH: installed with npm install --global, or as " +
      "PATH=$PWD/node_modules/.bin:$PATH.",
    options: {},
    examples: [
      ["$0 completion bash >> ~/.bashrc", "bash"],
      ['$0 completion zsh > "${fpath[1]}/_llm-replay"', "zsh"],
      ["$0 completion fish > ~/.config/fish/completions/llm-replay.fish", "fish"],
    ],
  },
  demo: {
    usage: "$0 demo [options]",
    does: "Record, replay and break a small example app; needs no key and no network.",
    options: { live: { describe: "Use the real API, with OPENAI_API_KEY.", type: "boolean" } },
    examples: [
      ["$0 demo", "against a local server"],
      ["OPENAI_API_KEY=… $0 demo --live", "against api.openai.com"],
    ],
  },
} as const satisfies Record<string, Command>;
