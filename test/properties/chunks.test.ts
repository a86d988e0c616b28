import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { withCassette } from "../../src/index.ts";
import { bytesOf, readAll, type Seen } from "../corpus/exchange.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstream, type Plan, type Upstream } from "../corpus/upstream.ts";
import { plans } from "./arbitraries.ts";

const RUNS = Number(process.env["LLM_REPLAY_TEST_RUNS"] ?? 100);

type Ask = (url: string) => Promise<Seen>;

const byFetch: Ask = async (url) => readAll(await fetch(url, { method: "POST", body: '{"stream":true}' }));

const bySocket: Ask = (url) =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers: { "content-type": "application/json" } });
    outgoing.once("error", reject);
    outgoing.once("response", (incoming) => {
      const chunks: Uint8Array[] = [];
      const done = (broken?: string) =>
        resolve({
          status: incoming.statusCode ?? 0,
          statusText: incoming.statusMessage ?? "",
          headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const),
          chunks,
          ...(broken === undefined ? {} : { broken }),
        });
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.once("end", () => done());
      incoming.once("error", (error) => done(error.name));
    });
    outgoing.end('{"stream":true}');
  });

let upstream: Upstream;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let turn = 0;

beforeAll(async () => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  upstream = await startUpstream();
  folder = await temporaryFolder();
});

afterAll(async () => {
  await upstream[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

const outcome = async (ask: Ask, url: string): Promise<Seen | string> => {
  try {
    return await ask(url);
  } catch (error) {
    return (error as Error).name;
  }
};

const hex = (seen: Seen | string): unknown =>
  typeof seen === "string"
    ? seen
    : { ...seen, headers: undefined, chunks: seen.chunks.map((chunk) => Buffer.from(chunk).toString("hex")) };

/** Proves that recording took nothing from the client: a whole answer came whole. */
const expectWhole = (seen: Seen | string, plan: Plan): void => {
  if (plan.breaksAfter !== undefined) return;
  if (typeof seen === "string") throw new Error(`the recording client got ${seen}`);
  expect([seen.status, seen.broken]).toEqual([plan.status, undefined]);
  expect(bytesOf(seen).toString("hex")).toBe(Buffer.concat(plan.pieces).toString("hex"));
};

const recordAndReplay = async (ask: Ask, plan: Plan) => {
  const options = { dir: folder.path, traffic: { record: ["127.0.0.1"] } };
  const name = `answer-${(turn += 1)}`;
  upstream.plan(plan);
  const url = `${upstream.url}/v1/${name}`;
  const live = await withCassette(name, { ...options, mode: "record" }, () => outcome(ask, url));
  expectWhole(live.result, plan);
  upstream.plan();
  upstream.arrivals();
  const again = await withCassette(name, { ...options, mode: "replay" }, () => outcome(ask, url));
  expect(upstream.arrivals()).toEqual([]);
  return { live: live.result, again: again.result, file: join(folder.path, `${name}.json`) };
};

test("any answer, cut anywhere, with any gaps, comes back to fetch in the chunks it came in", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { live, again } = await recordAndReplay(byFetch, plan);
      expect(hex(again)).toEqual(hex(live));
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test("any answer comes back to node:http in the `data` events it came in", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { live, again } = await recordAndReplay(bySocket, plan);
      expect(hex(again)).toEqual(hex(live));
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test("a recorded cassette parsed and printed, or printed and parsed, is the same", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { file } = await recordAndReplay(byFetch, plan);
      const text = await readFile(file, "utf8");
      const cassette = parseCassette(text, file);
      const printed = printCassette(cassette);
      expect(printed.text).toBe(text);
      expect(parseCassette(printed.text, file)).toEqual(cassette);
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
}, 120_000);
