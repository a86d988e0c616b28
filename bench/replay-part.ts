/**
 * `node bench/replay-part.ts`: what replaying costs without the wire, beside the wrapper: a `Request`, then
 * reading, finding and answering; both in one process, in turn, the body of each answer read as JSON.
 */
import { configure } from "safe-stable-stringify";
import { storeBody } from "../src/cassette/body.ts";
import type { Interaction } from "../src/cassette/cassette.ts";
import { createRedactor } from "../src/recorder/redact.ts";
import { replay } from "../src/replay/replay.ts";
import { openTape } from "../src/replay/tape.ts";
import { REQUESTS, requestBody } from "./workload.ts";

const ROUNDS = 15;
const URL = "https://api.openai.com/v1/chat/completions";
const HEADERS: [string, string][] = [
  ["content-type", "application/json"],
  ["openai-version", "2020-10-01"],
];

const answerBody = (index: number): string =>
  JSON.stringify({
    id: `chatcmpl-${index}`,
    choices: [{ message: { role: "assistant", content: "word ".repeat(370) } }],
  });

const requestOf = (index: number): Request =>
  new Request(URL, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer bench" },
    body: requestBody(index),
  });

const interactions = Array.from({ length: REQUESTS }, (_item, index): Interaction => {
  const body = (text: string) => storeBody([Buffer.from(text)], "application/json");
  return {
    recordedAt: "2026-01-01T00:00:00.000Z",
    role: "app",
    request: {
      method: "POST",
      url: URL,
      headers: [["content-type", "application/json"]],
      body: body(requestBody(index)),
    },
    response: { status: 200, statusText: "OK", headers: HEADERS, body: body(answerBody(index)) },
    timing: { headers: 1, chunks: [1], end: 1 },
  };
});

const canonical = configure({ deterministic: true });
const keyOf = async (request: Request): Promise<string> =>
  `${request.method} ${request.url} ${canonical(JSON.parse(await request.text()))}`;

const kept = new Map<string, string>();
for (let index = 0; index < REQUESTS; index++) kept.set(await keyOf(requestOf(index)), answerBody(index));

const wrapper = async (request: Request): Promise<Response> => {
  const body = kept.get(await keyOf(request));
  if (body === undefined) throw new Error("not kept");
  return new Response(body, { status: 200, headers: HEADERS });
};

const ours = (): ((request: Request) => Promise<Response>) => {
  const redactor = createRedactor();
  const tape = openTape(
    { interactions },
    { redact: redactor.request, mayHoldSecret: redactor.mayHoldSecret },
  );
  const answer = replay({
    tapes: () => [tape],
    respond: {},
    onMiss: () => {
      throw new Error("missed");
    },
  });
  return (request) => answer(request, () => Promise.reject(new Error("live")));
};

const ask = async (
  answer: (request: Request) => Promise<Response>,
  from: number,
  to: number,
): Promise<void> => {
  for (let index = from; index < to; index++) await (await answer(requestOf(index))).json();
};

/** The second half of the requests, as in `run.ts`; time of this process alone, so that a busy machine counts little. */
const measured = async (answer: (request: Request) => Promise<Response>): Promise<number> => {
  await ask(answer, 0, REQUESTS / 2);
  const start = process.cpuUsage();
  await ask(answer, REQUESTS / 2, REQUESTS);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / (REQUESTS / 2);
};

const rounds: [wrapper: number, ours: number][] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push([await measured(wrapper), await measured(ours())]);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const [floor, cost] = [median(rounds.map(([a]) => a)), median(rounds.map(([, b]) => b))];
console.log(
  `wrapper ${floor.toFixed(1)} µs, replaying ${cost.toFixed(1)} µs a request; ` +
    `ratio ${median(rounds.map(([a, b]) => b / a)).toFixed(2)} (Node ${process.version}, ${ROUNDS} rounds)`,
);
