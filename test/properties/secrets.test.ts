import { beforeAll, describe, expect, test, vi } from "vitest";
import { withCassette } from "../../src/index.ts";
import { bytesOf, exchange } from "../corpus/exchange.ts";
import { seededRandom } from "../corpus/random.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstreamOfAllHosts } from "../corpus/upstream.ts";
import { CHANNELS, type Carrier, type Channel } from "./channels.ts";
import { leaksIn, plantedBy, type Planted } from "./planted.ts";
import { viewsOf } from "./views.ts";

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

const recorded = async (dir: string, channel: Channel): Promise<readonly Sent[]> => {
  await using upstream = await startUpstreamOfAllHosts();
  const sent = carriers(channel, plantedBy(seededRandom(SEED)));
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
    for (const { outgoing } of sent) statuses.push((await exchange(outgoing)).status);
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
