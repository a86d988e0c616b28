import type { Options as YargsOptions } from "yargs";
import { THRESHOLD_FLAGS } from "../../reporters/threshold-flags.ts";
import { type Command, row, TEXT } from "./command.ts";

/** They win over the option `thresholds` of the plugin. */
const thresholdFlags: Record<string, YargsOptions> = Object.fromEntries(
  Object.entries(THRESHOLD_FLAGS).map(([name, { help }]) => [name, { describe: help, ...TEXT }]),
);

/** What tells what was recorded, and what became of it. */
export const RESULT_COMMANDS = {
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
      ["$0 show support", "all cassettes of a folder, by its name or its path"],
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
  view: {
    usage: "$0 view [options] [base] [head]",
    does:
      "Show cassettes on a local page that follows the tests as they run: what `llm-replay diff` would compare, or the " +
      "cassettes alone where there is no base.",
    epilogue: "Exit code: 0 when it was interrupted or terminated; 2 where it cannot be shown.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      run: { describe: "The run file.", ...TEXT, defaultDescription: ".llm-replay/run.json" },
      port: { describe: "The port to listen at.", type: "number", defaultDescription: "any free one" },
      open: { describe: "Open it in the browser too.", type: "boolean" },
    },
    examples: [
      ["$0 view", "what this branch changes"],
      ["$0 view cassettes/support --open", "of one folder, in the browser"],
      ["$0 view main feature", "what another branch changes"],
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
      json: { describe: "Print the run as JSON.", type: "boolean" },
    },
    examples: [
      ["$0 report", "the last run"],
      ["$0 report --merge shard-1.json shard-2.json --out run.json", "what two shards did, as one run"],
    ],
  },
} as const satisfies Record<string, Command>;
