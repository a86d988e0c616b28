import { IMPORT_FORMATS } from "../import/formats.ts";
import { type Command, row, TEXT } from "./command.ts";

/** What gives cassettes to others, and takes theirs. */
export const EXCHANGE_COMMANDS = {
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
      out: { ...row("dir"), ...TEXT },
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
} as const satisfies Record<string, Command>;
