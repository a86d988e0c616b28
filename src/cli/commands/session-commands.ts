import type { Options as YargsOptions } from "yargs";
import { type Command, LIST, row, TEXT } from "./command.ts";

const EXIT_CODES =
  "Exit code: the command's own where it is not 0; 1 where requests were missed or nothing could be saved; " +
  "2 where the options or the cassette are wrong and nothing was run.";

const CASSETTE: Record<string, YargsOptions> = {
  cassette: { describe: "The cassette's name.", ...TEXT, defaultDescription: "made from the command" },
  dir: { ...row("dir"), ...TEXT },
  "traffic-record": { describe: "Also record this host or URL.", ...LIST },
  "traffic-pass": {
    describe: "Let this host or URL through, unrecorded.",
    ...LIST,
  },
  "traffic-drop": { describe: "Never store this host or URL.", ...LIST },
  proxy: {
    describe:
      "Lead programs in other languages through a local proxy, by their base URLs; --no-proxy does not.",
    type: "boolean",
    defaultDescription: "true",
  },
};

/** What runs a command on a cassette. */
export const SESSION_COMMANDS = {
  record: {
    epilogue: EXIT_CODES,
    usage: "$0 record [options] -- <command>",
    does: "Run any command and record what it and all programs it starts send to LLM APIs.",
    options: {
      ...CASSETTE,
      mode: {
        describe: "record, append (go live only for what is new), once or live.",
        ...TEXT,
        default: "record",
      },
      stale: {
        describe: "Record only if the cassette is older than --max-age; else replay.",
        type: "boolean",
      },
      "max-age": { ...row("maxAge"), ...TEXT, defaultDescription: "30d with --stale" },
      "max-calls": { ...row("maxCalls"), ...TEXT },
      "max-cost": { ...row("maxCost"), ...TEXT },
      takes: {
        describe:
          "Run the command so often, and measure its calls each time: 5, or +4 for four more of what is recorded.",
        ...TEXT,
      },
    },
    examples: [
      ["$0 record -- node agent.js", "record a program"],
      ["$0 record -- python agent.py", "in any language, through its base URLs"],
      ["$0 record --mode append -- npm test", "go live only for requests the cassette does not know"],
      ["$0 record --stale --max-age 30d -- node agent.js", "record again once a month"],
      ["$0 record --takes 10 -- npm test", "record, and measure nine times more"],
    ],
  },
  replay: {
    epilogue: EXIT_CODES,
    usage: "$0 replay [options] -- <command>",
    does: "Run the command again, offline, on what was recorded.",
    options: {
      ...CASSETTE,
      timing: { ...row("timing"), ...TEXT },
      unused: { ...row("unused"), ...TEXT },
    },
    examples: [
      ["$0 replay -- node agent.js", "replay what `record -- node agent.js` recorded"],
      ["$0 replay --timing recorded -- node agent.js", "let answers take as long as they took"],
      ["$0 replay --unused error -- npm test", "fail when a recorded request is no longer sent"],
    ],
  },
} as const satisfies Record<string, Command>;
