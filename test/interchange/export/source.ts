import type { Cassette } from "../../../src/cassette/cassette.ts";
import type { Exporter, ExportSource } from "../../../src/interchange/export/exporter.ts";
import { exportSource } from "../../../src/interchange/export/exporter.ts";
import type { TestRun } from "../../../src/reporters/run-file.ts";
import { chat } from "../../trace/chat.ts";
import { recordedSpan } from "../../trace/recorded-span.ts";

/** A cassette of a test, on its way out. */
export const sourceOf = (given: Partial<Cassette>, name = "cassettes/a.json", test?: TestRun): ExportSource =>
  exportSource(
    name,
    {
      version: 1,
      recorder: { name: "llm-replay", version: "0.1.0" },
      interactions: [],
      spans: [],
      takes: [],
      variables: {},
      ...given,
    },
    test,
  );

async function* each(sources: readonly ExportSource[]): AsyncIterable<ExportSource> {
  yield* sources;
}

/** What an exporter prints of cassettes. */
export const printed = async (exporter: Exporter, ...sources: readonly ExportSource[]): Promise<string> =>
  (await Array.fromAsync(exporter(each(sources)))).join("");

/** What an agent says while it works: nobody else is to read it. */
export const SECRET = "the customer's secret";

/** An agent that calls a model twice at once, its library telling of one call, and then fails; a judge looks at it. */
export const agent = (): ExportSource =>
  sourceOf({
    interactions: [
      chat({ at: 10, span: "s2", messages: [{ role: "user", content: SECRET }] }),
      chat({ at: 20, ms: 300, span: "s1", message: { role: "assistant", content: SECRET } }),
      chat({ at: 500, status: 429 }),
      chat({ at: 700, role: "judge" }),
    ],
    spans: [
      recordedSpan({
        id: "s1",
        name: "agent",
        start: -5,
        end: 400,
        attributes: { "gen_ai.operation.name": "invoke_agent", "input.value": SECRET, tags: ["a", "b"] },
        events: [
          { name: "gen_ai.user.message", time: 0, attributes: { content: SECRET } },
          { name: "thought", time: 395, attributes: { depth: 1, "gen_ai.completion": SECRET } },
        ],
      }),
      recordedSpan({
        id: "s2",
        parent: "s1",
        name: "chat gpt-4o",
        kind: "client",
        start: 0,
        end: 120,
        scope: "openai-instrumentation",
        attributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.request.model": "gpt-4o",
          "gen_ai.input.messages": [{ role: "user", parts: [{ type: "text", content: SECRET }] }],
        },
      }),
    ],
  });
