/**
 * `node bench/recording.ts`: what recording costs the program that is recorded. Streams of 40 events, 2 ms apart, are read
 * directly and through a recording in turn; medians of the time to the first chunk and of the number of chunks are
 * printed, then the time to mask a hostile text as it doubles.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { startRecording } from "../src/recorder/record.ts";
import { createRedactor } from "../src/recorder/redact.ts";

const ROUNDS = 150;
const EVENTS = 40;
const EVENT = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: "word " } }] })}\n\n`;

const server = createServer(async (request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let event = 0; event < EVENTS; event += 1) {
    response.write(EVENT);
    await after(2);
  }
  response.end();
}).listen(0, "127.0.0.1");
await once(server, "listening");
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const init = {
  method: "POST",
  body: JSON.stringify({ messages: [{ role: "user", content: "x".repeat(8000) }] }),
};

const redactor = createRedactor();
const { answer } = startRecording({ redactor });
const roads = {
  direct: () => fetch(url, init),
  recorded: () => answer(new Request(url, init), () => fetch(url, init)),
};

const read = async (
  send: () => Promise<Response>,
): Promise<{ first: number; chunks: number; all: number }> => {
  const start = performance.now();
  const reader = (await send()).body?.getReader();
  let [first, chunks] = [NaN, 0];
  while (!(await reader?.read())?.done) if (chunks++ === 0) first = performance.now() - start;
  return { first, chunks, all: performance.now() - start };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

type Road = keyof typeof roads;
const seen: Record<Road, { first: number; chunks: number; all: number }[]> = { direct: [], recorded: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const road of Object.keys(roads) as Road[]) seen[road].push(await read(roads[road]));
}
server.close();
server.closeAllConnections();
for (const [road, runs] of Object.entries(seen)) {
  const of = (pick: (run: (typeof runs)[number]) => number): string => median(runs.map(pick)).toFixed(2);
  console.log(
    `${road}: first chunk ${of((run) => run.first)} ms, whole ${of((run) => run.all)} ms, ${of((run) => run.chunks)} chunks`,
  );
}

const HOSTILE = [
  "a.",
  "sk-",
  "sk-T3BlbkFJ",
  "eyJa.",
  "://a:b",
  "-----BEGIN PRIVATE KEY-----\n",
  '"password":"',
  "key=",
  "\\",
  "[[",
];
for (const unit of HOSTILE) {
  const times = [1, 2, 4].map((factor) => {
    const text = `"password":"${unit.repeat((factor * 200_000) / unit.length)}`;
    const start = performance.now();
    redactor.text(text);
    return performance.now() - start;
  });
  console.log(
    `${JSON.stringify(unit)} × 200, 400, 800 KB: ${times.map((time) => time.toFixed(0)).join(", ")} ms`,
  );
}
