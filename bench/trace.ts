/**
 * `node bench/trace.ts`: reads 1,000 recorded calls as a trace, each time in a fresh process, and prints the median. One
 * call of five is a stream of 60 events, as in recorded traffic of real projects; beside it stands what merely parsing
 * the same JSON takes.
 */
import { execFileSync } from "node:child_process";
import { storeBody, textOf } from "../src/cassette/body.ts";
import type { Interaction } from "../src/cassette/cassette.ts";
import { requestBody } from "./workload.ts";

const CALLS = 1_000;
const ROUNDS = 7;
const WORDS = "refunds are paid within thirty days of purchase when the goods are unused ".split(/(?= )/);

const usage = { prompt_tokens: 260, completion_tokens: 60, total_tokens: 320 };
const head = (index: number) => ({
  id: `chatcmpl-${index}`,
  created: 1_760_000_000,
  model: "gpt-4o-mini-2024-07-18",
});

const plain = (index: number): string =>
  JSON.stringify({
    ...head(index),
    choices: [
      { index: 0, message: { role: "assistant", content: WORDS.join("").repeat(20) }, finish_reason: "stop" },
    ],
    usage,
  });

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

const streamed = (index: number): string[] => [
  ...Array.from({ length: 58 }, (_, at) =>
    event({
      ...head(index),
      choices: [{ index: 0, delta: { content: WORDS[at % WORDS.length] }, finish_reason: null }],
    }),
  ),
  event({ ...head(index), choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
  event({ ...head(index), choices: [], usage }),
  "data: [DONE]\n\n",
];

const interactionAt = (index: number): Interaction => {
  const isStream = index % 5 === 0;
  const type = isStream ? "text/event-stream" : "application/json";
  const pieces = (isStream ? streamed(index) : [plain(index)]).map((piece) => Buffer.from(piece));
  return {
    recordedAt: new Date(1_760_000_000_000 + index).toISOString(),
    role: "app",
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      headers: [["content-type", "application/json"]],
      body: storeBody([Buffer.from(requestBody(index))], "application/json"),
    },
    response: {
      status: 200,
      statusText: "OK",
      headers: [["content-type", type]],
      body: storeBody(pieces, type),
    },
    timing: { headers: 1, chunks: pieces.map((_, at) => at + 2), end: pieces.length + 2 },
  };
};

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** The JSON of all answers, an event of a stream apart. */
const documentsOf = (interactions: readonly Interaction[]): string[] =>
  interactions.flatMap(({ response }) =>
    (textOf(response?.body ?? null) ?? "").split("\n\n").flatMap((part) => part.match(/\{.*\}/s)?.[0] ?? []),
  );

const measure = async (): Promise<void> => {
  const { readTrace } = await import("../src/trace/read-trace.ts");
  const interactions = Array.from({ length: CALLS }, (_, index) => interactionAt(index));
  const read = timed(() => readTrace(interactions));
  const documents = documentsOf(interactions);
  const parse = timed(() => documents.forEach((text) => JSON.parse(text)));
  console.log(JSON.stringify({ parse, read }));
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

if (process.argv[2] === "measure") {
  await measure();
} else {
  const rounds = Array.from({ length: ROUNDS }, () =>
    execFileSync(process.execPath, [import.meta.filename, "measure"], { encoding: "utf8" }),
  ).map((line) => JSON.parse(line) as { parse: number; read: number });
  const read = median(rounds.map((round) => round.read)).toFixed(1);
  const parse = median(rounds.map((round) => round.parse)).toFixed(1);
  console.log(
    `${CALLS} calls read in ${read} ms (parsing their JSON alone: ${parse} ms), median of ${ROUNDS} processes`,
  );
}
