import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { CallOutcome } from "../../src/cli/broker/broker-call.ts";
import { printSummary } from "../../src/cli/print-summary.ts";
import { failure } from "../../src/errors.ts";
import type { Summary } from "../../src/session/summary.ts";

const call = (via: "live" | "served", ms: number): CallOutcome => ({
  method: "POST",
  url: "https://api.openai.com/v1/chat/completions",
  via,
  status: 200,
  chunks: 10,
  bytes: 4000,
  ms,
});

const printed = (summary: Partial<Summary>, outcomes: readonly CallOutcome[]): string =>
  stripVTControlCharacters(
    printSummary({
      cwd: "/app",
      outcomes,
      summary: {
        title: "node agent.js",
        path: "/app/cassettes/agent.json",
        mode: "replay",
        work: "serve",
        served: 0,
        sent: 0,
        refused: 0,
        unused: [],
        stands: true,
        notes: [],
        problems: [],
        ...summary,
      },
    }),
  );

test("a recording tells how many calls went live, how long and how much, and where they are kept", () => {
  const saved = { path: "/app/cassettes/agent.json" };
  expect(printed({ saved }, [call("live", 1500), call("live", 500)])).toBe(
    "llm-replay  2 calls went live: 2.00 s, 8 KB\nllm-replay  recorded in cassettes/agent.json\n",
  );
});

test("a recording that was set aside names the place and the reason", () => {
  const saved = { path: "/app/.llm-replay/failed/agent.json", aside: "the test failed" };
  expect(printed({ saved }, [call("live", 1)])).toContain(
    "set aside in .llm-replay/failed/agent.json: the test failed",
  );
});

test("a replay tells what was served, what was missed and what went unused, and explains problems in full, last", () => {
  const problem = failure("commandMissing", "replay");
  const text = printed(
    { refused: 1, unused: ["POST https://a/b"], notes: ["A note."], problems: [problem] },
    [call("served", 2), call("served", 1)],
  );
  expect(text).toBe(
    [
      "llm-replay  1 call served from cassettes/agent.json in 3.0 ms",
      "llm-replay  1 request missed",
      "llm-replay  1 recorded call went unused: POST https://a/b",
      "llm-replay  ! A note.",
      "",
      `✖ ${problem.message}`,
      "",
    ].join("\n"),
  );
});

test("a command that sent nothing points at the doctor", () => {
  expect(printed({}, [])).toContain("llm-replay doctor");
});
