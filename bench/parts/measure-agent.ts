/**
 * Records or replays one agent's run of so many turns with one contender in this process, in spans as an instrumented
 * program makes them, and prints the bytes of the recording and the time a turn took.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { trace } from "@opentelemetry/api";
import type { Contender, Send } from "../contenders/contender.ts";
import { runAgent } from "../workloads/agent.ts";

const [phase, name, folder, origin, count] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const { contender } = (await import(`../contenders/${name}.ts`)) as { contender: Contender };
const turns = Number(count);

/** The attributes of the GenAI conventions with content switched on. */
const traced =
  (send: Send): Send =>
  (url, init) =>
    trace.getTracer("bench").startActiveSpan("chat gpt-4o-mini", async (span) => {
      const { messages, tools } = JSON.parse(init.body) as { messages: object; tools: object };
      span.setAttributes({
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-4o-mini",
        "gen_ai.input.messages": JSON.stringify(messages),
        "gen_ai.tool.definitions": JSON.stringify(tools),
      });
      const reply = await send(url, init);
      span.setAttributes({ "gen_ai.usage.input_tokens": 260, "gen_ai.usage.output_tokens": 340 });
      span.end();
      return reply;
    });

const bytesIn = (place: string): number =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "bench.json")
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const perTurn = await contender[phase as "record" | "replay"](folder, origin, async (send) => {
  const start = performance.now();
  await runAgent(0, turns, traced(send), origin);
  return (performance.now() - start) / turns;
});
console.log(JSON.stringify({ perTurn, bytes: bytesIn(folder) }));
process.exit(0);
