import { createServer } from "node:http";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  anyCut,
  anyDone,
  anyRechunking,
  anyRefusal,
  type Fault,
  withFaults,
} from "../../src/faults/index.ts";
import { withCassette } from "../../src/index.ts";

const WORDS = ["Refunds ", "take ", "five ", "days ", "– at most ", "seven."];

const event = (content: string): string =>
  `data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", created: 1, model: "gpt-5", choices: [{ index: 0, delta: { content } }] })}\n\n`;

const upstream = createServer((_, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const word of WORDS) response.write(event(word));
  response.end("data: [DONE]\n\n");
});

let dir = "";
let baseURL = "";

const options = () => ({ dir, traffic: { record: ["127.0.0.1"] } });

const ask = async (): Promise<string> => {
  const client = new OpenAI({ apiKey: "sk-test", baseURL, maxRetries: 3 });
  const stream = await client.chat.completions.create({
    model: "gpt-5",
    messages: [{ role: "user", content: "How long does a refund take?" }],
    stream: true,
  });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  return text;
};

const under = (fault: Fault): Promise<string> =>
  withFaults("refund", fault, options(), ask).then(({ result }) => result);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "llm-replay-faults-"));
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  baseURL = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`;
  await withCassette("refund", options(), ask);
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

test("a client that reads streams well says the same however the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyRechunking(), anyDone()), async (fault) => {
      expect(await under(fault)).toBe(WORDS.join(""));
    }),
    { numRuns: 25 },
  );
});

test("a client that tries again gets its answer in the end", async () => {
  await fc.assert(
    fc.asyncProperty(anyRefusal(), async (fault) => {
      expect(await under(fault)).toBe(WORDS.join(""));
    }),
    { numRuns: 8 },
  );
});

test("a broken connection is an error, or all was said before it broke", async () => {
  await fc.assert(
    fc.asyncProperty(anyCut(), async (fault) => {
      const said = await under(fault).catch((error: unknown) => error);
      if (typeof said === "string") expect(said).toBe(WORDS.join(""));
      else expect(said).toBeInstanceOf(Error);
    }),
    { numRuns: 15 },
  );
});

test("a late first piece is waited for in real time", async () => {
  const { trace } = await withFaults("refund", { kind: "slow start", ms: 30 }, options(), ask);
  expect(trace.calls[0]?.timing.firstChunk).toBeGreaterThanOrEqual(30);
});

test("several faults befall one call after the other, and the cassette stays as it was", async () => {
  const [file = ""] = await readdir(dir);
  const before = await readFile(join(dir, file), "utf8");
  const faults: Fault[] = [
    { kind: "rechunk", cuts: [10, 20] },
    { kind: "refuse", status: 429 },
  ];
  const { result, trace } = await withFaults("refund", faults, options(), ask);
  expect(result).toBe(WORDS.join(""));
  expect(trace.calls).toHaveLength(2);
  expect(await readFile(join(dir, file), "utf8")).toBe(before);
});

test("a case that fails prints as a line that brings it about again", () => {
  expect(() => {
    fc.assert(
      fc.property(anyCut(), (fault) => fault.kind !== "cut"),
      { seed: 1 },
    );
  }).toThrow('withFaults(…, {"kind":"cut","at":0}, …)');
});
