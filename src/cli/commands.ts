import type { Options as YargsOptions } from "yargs";
import { THRESHOLD_FLAGS } from "../reporters/threshold-flags.ts";
import { optionRows } from "../session/options.ts";
import { IMPORT_FORMATS } from "./import/formats.ts";
import { INIT } from "./init/command.ts";

const EXIT_CODES =
  "Exit code: the command's own where it is not 0; 1 where requests were missed or nothing could be saved; " +
  "2 where the options or the cassette are wrong and nothing was run.";

/** A command as its help tells of it. */
export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly options: Readonly<Record<string, YargsOptions>>;
  readonly epilogue?: string;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
}

const TEXT: YargsOptions = { type: "string", requiresArg: true };
const LIST: YargsOptions = { ...TEXT, array: true, nargs: 1 };

const row = (name: string): YargsOptions => {
  const found = optionRows().find((each) => each.name === name);
  return {
    describe: found?.help ?? "",
    ...(found?.standard === undefined ? {} : { defaultDescription: found.standard }),
  };
};

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

/** They win over the option `thresholds` of the plugin. */
const thresholdFlags: Record<string, YargsOptions> = Object.fromEntries(
  Object.entries(THRESHOLD_FLAGS).map(([name, { help }]) => [name, { describe: help, ...TEXT }]),
);

/** All commands, in the order the help lists them. */
export const COMMANDS = {
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
  show: {
    usage: "$0 show [options] <cassette>...",
    does: "Show what a cassette holds: its calls and spans with their times, tokens and costs.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      full: { describe: "Print all that was said, not only its first words.", type: "boolean" },
      json: { describe: "Print the trace as JSON.", type: "boolean" },
    },
    examples: [
      ["$0 show refund", "the cassette of that name"],
      ["$0 show cassettes/support", "all cassettes of a folder"],
      ["$0 show --json refund | jq .cost.total", "what it cost"],
    ],
  },
  diff: {
    usage: "$0 diff [options] [base] [head]",
    does:
      "Compare the cassettes of two revisions, files or folders: cost, tokens, latency, behaviour and answers. " +
      "The base is the merge base of what is named, or of the default branch; the head is what is here.",
    epilogue:
      "Exit code: 1 where something became worse, or what a verdict needs is missing; 2 where it cannot be run.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      run: { describe: "The run file of the head's tests, for their scores.", ...TEXT },
      json: { describe: "Print the report as JSON.", type: "boolean", conflicts: ["markdown", "junit"] },
      markdown: { describe: "Print it as Markdown, for a comment.", type: "boolean", conflicts: "junit" },
      junit: { describe: "Print it as JUnit XML.", type: "boolean" },
      html: { describe: "Also write it to this file, as a page to be read offline.", ...TEXT },
      textconv: { describe: "Print this cassette as a conversation, for git.", ...TEXT },
      ...thresholdFlags,
    },
    examples: [
      ["$0 diff main", "what this branch changes"],
      ["$0 diff main feature", "what another branch changes"],
      ["$0 diff cassettes/refund.json", "what this branch changes of one cassette"],
      ["$0 diff old.json new.json", "two cassettes"],
      ['$0 diff main --max-cost "+5%" --max-latency 2s', "with limits of one's own"],
      ["$0 diff main --html report.html", "what this branch changes, as a page"],
      [
        'git config diff.llm-replay.textconv "llm-replay diff --textconv"',
        "git diff of cassettes as conversations",
      ],
    ],
  },
  accept: {
    usage: "$0 accept [options] [test]",
    does: "Take what the last run of the tests showed as the baseline that later runs are held against.",
    options: {
      reason: { describe: "Why it may differ from what it was; a review shows it.", ...TEXT },
      dir: { ...row("dir"), ...TEXT },
      run: { describe: "The run file.", ...TEXT, defaultDescription: ".llm-replay/run.json" },
    },
    examples: [
      ['$0 accept "refund.test.ts > refund" --reason "longer answers"', "one test"],
      ['$0 accept --reason "a newer model"', "all tests that passed"],
    ],
  },
  report: {
    usage: "$0 report [options]",
    does: "Show what the last run of the tests came to, or the runs of several shards together.",
    options: {
      merge: { describe: "Put these run files together.", type: "string", array: true, requiresArg: true },
      out: { describe: "Write the run that is shown to this file.", ...TEXT },
    },
    examples: [
      ["$0 report", "the last run"],
      ["$0 report --merge shard-1.json shard-2.json --out run.json", "what two shards did, as one run"],
    ],
  },
  export: {
    usage: "$0 export [options] [cassettes]...",
    does:
      "Print cassettes in another format: otlp (JSON lines), chrome (a trace for Perfetto, chrome://tracing and, as " +
      "<name>.pt.trace.json, TensorBoard), openmetrics (for Prometheus), har or csv.",
    epilogue:
      "--push reads OTEL_EXPORTER_OTLP_ENDPOINT, _HEADERS, _PROTOCOL (http/protobuf or http/json), _TIMEOUT and the like, " +
      "each also as OTEL_EXPORTER_OTLP_TRACES_…, and OTEL_SERVICE_NAME. " +
      "Exit code: 1 where the endpoint cannot be reached or refuses; 2 where nothing can be exported.",
    options: {
      to: { describe: "The format: otlp, chrome, openmetrics, har or csv.", ...TEXT },
      out: { describe: "Write to this file.", ...TEXT, defaultDescription: "-, the standard output" },
      push: { describe: "Send OTLP to the endpoint that the environment names.", type: "boolean" },
      content: { describe: "Have OTLP tell what was said, not only how much.", type: "boolean" },
      service: { describe: "The service's name in OTLP.", ...TEXT, defaultDescription: "llm-replay" },
      run: { describe: "A run file, for what the matchers found.", ...TEXT },
      dir: { ...row("dir"), ...TEXT },
    },
    examples: [
      ["$0 export --to chrome --out trace.json refund", "one cassette, for ui.perfetto.dev"],
      ["$0 export --to openmetrics --out calls.prom", "all cassettes, for Prometheus"],
      [
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 $0 export --to otlp --push",
        "to a collector, Jaeger, Tempo, …",
      ],
    ],
  },
  import: {
    usage: "$0 import [options] <file>...",
    does: "Make cassettes of what other tools have recorded, and say what they lack.",
    options: {
      out: { describe: "The folder of the cassettes.", ...TEXT, default: "cassettes" },
      cassette: {
        describe: "Put everything into one cassette of this name.",
        ...TEXT,
        defaultDescription: "a cassette a file",
      },
      "base-url": {
        describe: "Where the requests went, for files that keep no host.",
        ...TEXT,
        defaultDescription: "the provider they look like",
      },
      force: { describe: "Replace cassettes that are there.", type: "boolean" },
      "dry-run": { describe: "Show what would be imported; write nothing.", type: "boolean" },
      json: { describe: "Print what was imported as JSON.", type: "boolean" },
    },
    epilogue:
      `Formats, told by what a file holds: ${Object.values(IMPORT_FORMATS).join(", ")}; each also as .gz.\n\n` +
      "Exit code: 1 where a file cannot be imported or a cassette is there already, and nothing was written; " +
      "2 where the options are wrong.",
    examples: [
      ["$0 import recordings", "all recordings of a folder"],
      ["$0 import network.har --out cassettes/web", "one file"],
      [
        "$0 import mappings --cassette support --base-url https://api.openai.com/v1",
        "WireMock stubs, as one",
      ],
      ["$0 import --dry-run tests/cassettes", "look first"],
    ],
  },
  serve: {
    usage: "$0 serve [options] <cassette>...",
    does: "Serve cassettes as an HTTP API, for programs in any language and for load tests.",
    epilogue:
      "Exit code: 0 when it was interrupted or terminated; 2 where it cannot listen or a cassette is wrong.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      port: {
        describe: "The port to listen at; 0 for any free one.",
        type: "number",
        defaultDescription: "8642",
      },
      host: {
        describe: "The address to listen at; 0.0.0.0 for other machines too.",
        ...TEXT,
        defaultDescription: "127.0.0.1",
      },
      timing: { ...row("timing"), ...TEXT },
      loop: { describe: "Repeat answers instead of running out of them, for load tests.", type: "boolean" },
      cors: { describe: "Answer pages of the web too.", type: "boolean" },
    },
    examples: [
      ["$0 serve refund", "the cassette of that name"],
      ["$0 serve --loop --timing recorded cassettes", "a load test at the recorded pace"],
      ["OPENAI_BASE_URL=http://127.0.0.1:8642/v1 python agent.py", "a program that uses it"],
    ],
  },
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
  init: INIT,
  doctor: {
    usage: "$0 doctor [options]",
    does: "Look at what can keep recording and replaying from working here.",
    options: { dir: { ...row("dir"), ...TEXT } },
    examples: [["$0 doctor", "look at this project"]],
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

/** One of the commands. */
export type CommandName = keyof typeof COMMANDS;
