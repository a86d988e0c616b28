import { beforeAll, describe, expect, test, vi } from "vitest";
import { withCassette } from "../../src/index.ts";
import { bytesOf, exchange, readAll } from "../corpus/exchange.ts";
import { seededRandom } from "../corpus/random.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstreamOfAllHosts } from "../corpus/upstream.ts";
import { CHANNELS, type Carrier, type Channel } from "./channels.ts";
import { leaksIn, plantedBy, type Planted } from "./planted.ts";
import { skeletonOf, viewsOf } from "./views.ts";

const SEED = 20260;

beforeAll(() => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  return () => vi.unstubAllEnvs();
});

interface Sent extends Carrier {
  readonly planted: Planted;
}

/** The exchanges of one way, each with a credential of another shape; the places of cuts follow from the seed. */
const carriers = (channel: Channel, planted: readonly Planted[]): Sent[] => {
  const random = seededRandom(SEED + 1);
  return planted.flatMap((one, id) => {
    const carrier = channel(one, id, random);
    return carrier === undefined ? [] : [{ ...carrier, planted: one }];
  });
};

const recorded = async (
  dir: string,
  channel: Channel,
  planted = plantedBy(seededRandom(SEED)),
): Promise<readonly Sent[]> => {
  await using upstream = await startUpstreamOfAllHosts();
  const sent = carriers(channel, planted);
  await withCassette("secrets", { dir, mode: "record" }, async () => {
    for (const { outgoing, plan } of sent) {
      upstream.plan(plan);
      const seen = await exchange(outgoing);
      expect(bytesOf(seen)).toEqual(Buffer.concat(plan.pieces));
    }
  });
  return sent;
};

const replayed = (dir: string, sent: readonly Sent[], match = {}) =>
  withCassette("secrets", { dir, mode: "replay", match }, async () => {
    const statuses: number[] = [];
    for (const { outgoing, plan } of sent) {
      const seen = await exchange(outgoing);
      statuses.push(seen.status);
      expect(skeletonOf(bytesOf(seen))).toEqual(skeletonOf(Buffer.concat(plan.pieces)));
    }
    return statuses;
  });

describe.each(Object.entries(CHANNELS))("a credential in: %s", (_name, channel) => {
  test("stands in no file, whatever its shape, and the same request still finds its answer", async () => {
    await using folder = await temporaryFolder();
    const sent = await recorded(folder.path, channel);
    const views = await viewsOf(folder.path);
    const leaks = sent.flatMap(({ planted }) =>
      views.flatMap(({ text }) =>
        leaksIn(text, planted)
          .slice(0, 1)
          .map((run) => `${planted.shape}: ${run}`),
      ),
    );
    expect([...new Set(leaks)]).toEqual([]);
    const { result } = await replayed(folder.path, sent);
    expect(result).toEqual(sent.map(({ plan }) => plan.status));
  });
});

/** Where whatever stands is taken for a credential, or left out. */
const NEVER_KEPT = new Set(["request header", "query", "request field", "request form"]);

test.each(Object.entries(CHANNELS).filter(([name]) => !NEVER_KEPT.has(name)))(
  "the search finds ordinary words in: %s",
  async (_name, channel) => {
    await using folder = await temporaryFolder();
    const words = "it was the best of times it was the worst of times";
    const ordinary: Planted = { shape: "none", text: words, value: "Tale-of-Cities", drawn: [words] };
    await recorded(folder.path, channel, [ordinary]);
    const views = await viewsOf(folder.path);
    expect(views.some(({ text }) => leaksIn(text, ordinary).length === words.length - 13)).toBe(true);
  },
);

test.each(["request header", "query"])(
  "a credential in a %s may be another one when the request is replayed",
  async (name) => {
    await using folder = await temporaryFolder();
    const channel = CHANNELS[name]!;
    const sent = await recorded(folder.path, channel);
    const others = carriers(channel, plantedBy(seededRandom(SEED + 7)));
    const { result } = await replayed(folder.path, others);
    expect(result).toEqual(sent.map(({ plan }) => plan.status));
  },
);

const askWith = (key: string): Promise<number> =>
  fetch("https://api.openai.com/v1/models", { headers: { authorization: `Bearer ${key}` } }).then(
    (response) => response.status,
  );

test("a request with another key in its header is a miss where the credentials are asked to match", async () => {
  await using folder = await temporaryFolder();
  const match = { credentials: true };
  const dir = folder.path;
  {
    await using upstream = await startUpstreamOfAllHosts();
    upstream.answer(() => ({ status: 200, headers: [], pieces: [Buffer.from("{}")] }));
    await withCassette("keys", { dir, mode: "record", match }, () =>
      askWith("sk-first-0123456789abcdefghij"),
    );
  }
  const again = await withCassette("keys", { dir, mode: "replay", match }, () =>
    askWith("sk-first-0123456789abcdefghij"),
  );
  expect(again.result).toBe(200);
  await expect(
    withCassette("keys", { dir, mode: "replay", match }, () => askWith("sk-other-0123456789abcdefghij")),
  ).rejects.toThrow(/models/);
});

test("a stream that breaks off in the value of a field named like a credential leaves a whole cassette", async () => {
  await using folder = await temporaryFolder();
  await using upstream = await startUpstreamOfAllHosts();
  const ask = async () =>
    readAll(await fetch("https://api.example.com/v1/chat", { method: "POST", body: "{}" }));
  const head = 'data: {"a": 1}\n\ndata: ';
  for (const [index, opening] of [
    '{"password": "',
    "{'password': '",
    '{"a": "{\\"password\\": \\"',
  ].entries()) {
    const name = `broken-${index}`;
    const pieces = [Buffer.from(head + opening), Buffer.from("Xy1")];
    const headers = [["content-type", "text/event-stream"]] as const;
    upstream.plan({ status: 200, headers, pieces, breaksAfter: 1 + (index % 2), gaps: [20, 20] });
    const live = await withCassette(name, { dir: folder.path, mode: "record" }, ask);
    const again = await withCassette(name, { dir: folder.path, mode: "replay" }, ask);
    expect(again.result.broken).toBe("TypeError");
    expect(again.result.chunks.map(({ length }) => length)).toEqual(
      live.result.chunks.map(({ length }) => length),
    );
  }
});

test("the lines around a private key may stand apart, in a question and in its answer", async () => {
  await using folder = await temporaryFolder();
  await using upstream = await startUpstreamOfAllHosts();
  const body = JSON.stringify({
    messages: ["What is -----BEGIN PRIVATE KEY----- for?", "And what comes after it?"],
  });
  const answer = JSON.stringify({ id: 1, text: "A line -----END PRIVATE KEY----- closes what it opened." });
  const ask = async () => (await fetch("https://api.example.com/v1/chat", { method: "POST", body })).text();
  upstream.plan({
    status: 200,
    headers: [["content-type", "application/json"]],
    pieces: [Buffer.from(answer)],
  });
  await withCassette("apart", { dir: folder.path, mode: "record" }, ask);
  const { result } = await withCassette("apart", { dir: folder.path, mode: "replay" }, ask);
  expect(result).toBe(answer);
});
