/**
 * Runs one program with a cassette and prints what came of it as JSON: `node main.mjs <program> <provider> <dir> <url>`.
 * `provider` says when the project registers its own: `none`, `before` the cassette is opened, or `after`.
 */
import { trace } from "@opentelemetry/api";
import { withCassette } from "llm-replay";
import { registerProvider } from "./sdk.mjs";

const [program, provider, dir, url] = process.argv.slice(2);
let user = provider === "before" ? registerProvider() : undefined;
const { run } = await import(`./${program}.mjs`);
const early = trace.getTracer("early");

const taped = await withCassette(
  program,
  { dir, mode: "once", traffic: { record: ["127.0.0.1"] } },
  async () => {
    early.startActiveSpan("before the provider", (span) => span.end());
    if (provider === "after") user = registerProvider();
    return early.startActiveSpan("program", async (span) => {
      const texts = await run(`${url}/v1`);
      span.end();
      return texts;
    });
  },
);
await new Promise((done) => setTimeout(done, 50));

const exported = user?.finished().map((span) => ({
  id: span.spanContext().spanId,
  parent: (span.parentSpanContext?.spanId ?? span.parentSpanId) || undefined,
  name: span.name,
}));
const { trace: read, summary, result } = taped;
const spans = read.spans.map((span) => ({
  id: span.id,
  parent: span.parent?.id,
  name: span.name,
  scope: span.scope,
  isCall: span.call !== undefined,
  inputTokens: span.attributes["gen_ai.usage.input_tokens"],
}));
const { served, sent, notes } = summary;
const { usage, calls } = read;
process.stdout.write(
  JSON.stringify({ result, served, sent, notes, exported, spans, usage, calls: calls.length }),
);
