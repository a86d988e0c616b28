import type { Interaction } from "../../../../src/cassette/cassette.ts";
import type { ExportSource } from "../../../../src/interchange/export/exporter.ts";
import type { RunFile } from "../../../../src/reporters/run-file.ts";
import { chat } from "../../../trace/chat.ts";
import { sourceOf } from "../source.ts";

/** A run in which one matcher was content and one was not. */
export const RUN: RunFile = {
  version: 1,
  tool: { name: "llm-replay", version: "0.1.0" },
  startedAt: "2026-01-02T03:04:05.000Z",
  duration: 1500,
  node: "26.0.0",
  tests: [
    {
      id: "a.test.ts > a",
      file: "a.test.ts",
      name: "a",
      state: "passed",
      attempts: 1,
      budgets: [],
      scores: [
        { name: "matchSemantically", score: 0.9, pass: true, configuration: "1" },
        { name: "matchSemantically", score: 0.5, pass: false, configuration: "1" },
      ],
    },
  ],
};

const line = (value: object): string => `data: ${JSON.stringify({ model: "gpt-4o", ...value })}\n\n`;

/** A chat that is streamed: its first output after 40 ms, its second after 90. */
export const streamedChat = (): Interaction => ({
  ...chat(),
  response: {
    status: 200,
    statusText: "",
    headers: [["content-type", "text/event-stream"]],
    body: {
      chunks: ["Hel", "lo"].map((content) => line({ choices: [{ index: 0, delta: { content } }] })),
    },
  },
  timing: { headers: 20, chunks: [40, 90], end: 100 },
});

const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 50,
  prompt_tokens_details: { cached_tokens: 80, cache_write_tokens: 5 },
  completion_tokens_details: { reasoning_tokens: 30 },
};

const claude: Interaction = {
  ...chat({ at: 5000 }),
  request: {
    method: "POST",
    url: "https://api.anthropic.com/v1/messages",
    headers: [],
    body: { json: { model: "claude-sonnet-4-5", messages: [] } },
  },
  response: {
    status: 200,
    statusText: "",
    headers: [],
    body: {
      json: {
        type: "message",
        role: "assistant",
        model: "claude-sonnet-4-5",
        content: [{ type: "text", text: "Hello" }],
        usage: { input_tokens: 10, output_tokens: 5, cache_creation_input_tokens: 20 },
      },
    },
  },
};

/** Calls that bring about every metric there is. */
export const everyMetric = (): ExportSource =>
  sourceOf({
    interactions: [
      streamedChat(),
      chat({ at: 1000, usage: USAGE }),
      chat({ at: 2000, model: "nobody-knows-it" }),
      chat({ at: 3000, status: 429, messages: [{ role: "user", content: "again" }] }),
      chat({ at: 4000, messages: [{ role: "user", content: "again" }] }),
      claude,
      chat({ at: 6000, role: "judge" }),
    ],
  });
