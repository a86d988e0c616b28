/**
 * Makes two suites of so many cassettes in a folder, or runs one command of the built package over them and prints
 * its time and the most memory held.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { storeBody } from "../../src/cassette/body.ts";
import type { Cassette, Interaction } from "../../src/cassette/cassette.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { cassetteOf } from "../../test/cassette/cassette-of.ts";
import { expectedAnswer, requestBody } from "../workload.ts";

const [command, folder, count] = process.argv.slice(2) as [string, string, string];
const CALLS = 3;
const CHANGED = 10;
const KB_PER_MB = 1024;
const BIN = join(import.meta.dirname, "../../dist/cli/bin.js");
const TYPE = "application/json";

const json = (text: string) => storeBody([Buffer.from(text)], TYPE);

const interactionOf = (call: number, isReworded: boolean): Interaction => {
  const content = `${expectedAnswer(call)}${isReworded ? "No refunds are given. " : ""}`;
  const answer = {
    id: "chatcmpl-1",
    object: "chat.completion",
    model: "gpt-4o-mini-2024-07-18",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 260, completion_tokens: 340, total_tokens: 600 },
  };
  return {
    recordedAt: new Date(1_760_000_000_000 + (call % CALLS)).toISOString(),
    role: "app",
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      headers: [["content-type", TYPE]],
      body: json(requestBody(call)),
    },
    response: {
      status: 200,
      statusText: "OK",
      headers: [["content-type", TYPE]],
      body: json(JSON.stringify(answer)),
    },
    timing: { headers: 300, chunks: [900], end: 900 },
  };
};

const recorded = (test: number, isHead: boolean): Cassette => {
  const isReworded = isHead && test % CHANGED === 0;
  return cassetteOf(
    Array.from({ length: CALLS }, (_, call) => interactionOf(test * CALLS + call, isReworded)),
  );
};

const make = (side: string, isHead: boolean): void => {
  for (let test = 0; test < Number(count); test++) {
    const place = join(folder, count, side, `suite-${Math.floor(test / 50)}`);
    if (test % 50 === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `test-${test}.json`), printCassette(recorded(test, isHead)).text);
  }
};

/** Tells how much memory the process held, as it ends. */
const WATCH = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));',
)}`;

const run = (): { ms: number; memory: number } => {
  const args = command === "diff" ? ["diff", "base", "head"] : ["check", "--dir", "base"];
  const start = performance.now();
  const { output, status } = spawnSync(process.execPath, ["--import", WATCH, BIN, ...args], {
    cwd: join(folder, count),
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0 && status !== 1) throw new Error(output[2] ?? "it did not end");
  return { ms: performance.now() - start, memory: Number(output[3]) / KB_PER_MB };
};

if (command === "make") {
  make("base", false);
  make("head", true);
  console.log("{}");
} else console.log(JSON.stringify(run()));
