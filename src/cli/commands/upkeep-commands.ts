import { type Command, LIST, row, TEXT } from "./command.ts";

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
  verify: {
    usage: "$0 verify [options] [cassette]...",
    does:
      "Send the recorded requests to their APIs again and report drift: status, structure, tool calls, meaning, model, " +
      "vectors, tokens, cost and times. Cassettes stay as they are.",
    epilogue:
      "Keys come from the variables that the SDKs read (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY, …) and go to " +
      "their provider's own hosts, or where a base URL such as OPENAI_BASE_URL leads. What may change something at the " +
      "provider is not sent, nor are requests that are signed (SigV4).\n\n" +
      "Exit code: 1 where something drifted; 2 where an answer failed to come, the limit was reached, or nothing could " +
      "be verified.",
    options: {
      dir: { ...row("dir"), ...TEXT },
      "max-cost": { describe: "US dollars that may be spent at most.", type: "number", requiresArg: true },
      yes: { describe: "Send without asking, also where there is no terminal to ask at.", type: "boolean" },
      only: { describe: "drifted: only the calls that had drifted the last time.", ...TEXT },
      sample: { describe: "Only so many calls, picked at random.", type: "number", requiresArg: true },
      concurrency: { describe: "How many calls are under way at once.", type: "number", default: 4 },
      header: { describe: 'Send this with every request: "name: value".', ...LIST },
      host: {
        describe: "Ask this host too, with --header alone: gateways, Azure, servers of one's own.",
        ...LIST,
      },
      unsafe: {
        describe: "Send also what may change something: uploads, jobs, tools, DELETE.",
        type: "boolean",
      },
      update: { describe: "Put today's answers in the place of those that drifted.", type: "boolean" },
      "max-tokens": {
        describe: 'How many more tokens a call may use: "+10%", "+20", "2000", "off".',
        ...TEXT,
      },
      "max-dearer": { describe: 'How much dearer a call may become: "+10%", "+$0.01", "off".', ...TEXT },
      "max-latency": { describe: 'How much longer a call may take: "+50%", "+200ms", "2s", "off".', ...TEXT },
      "max-first-chunk": { describe: "How much later a stream may begin.", ...TEXT },
      "min-similarity": {
        describe: 'How alike an answer must be in meaning, from 0 to 1, or "off".',
        ...TEXT,
        defaultDescription: "0.45",
      },
      "min-cosine": { describe: "How near vectors must stay.", ...TEXT, defaultDescription: "0.99" },
      "min-overlap": {
        describe: "Which share of their nearest neighbours vectors must keep.",
        ...TEXT,
        defaultDescription: "0.8",
      },
      json: { describe: "Print the drift as JSON.", type: "boolean" },
    },
    examples: [
      ["$0 verify refund", "one cassette; asks before it spends"],
      ["$0 verify --yes --max-cost 0.50 --sample 20", "a nightly look at twenty calls"],
      ["$0 verify --only drifted --update", "replace the answers that had drifted"],
      ['$0 verify --host llm.example.com --header "authorization: Bearer $KEY"', "through a gateway"],
    ],
  },
} as const satisfies Record<string, Command>;
