import { expect, test } from "vitest";
import { withRole } from "../../src/answer.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { replay, type ReplayOptions } from "../../src/replay/replay.ts";
import { openTape, type Hit, type Tape } from "../../src/replay/tape.ts";
import { chat, interaction, type Told, URL_OF_CHAT } from "./recorded.ts";

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });

const noNetwork = (): Promise<Response> => Promise.reject(new Error("reached the network"));

const stage = (tapes: Tape[], options: Partial<ReplayOptions> = {}) => {
  const hits: Hit[] = [];
  const answer = replay({
    tapes: () => tapes,
    respond: {},
    onHit: (hit) => void hits.push(hit),
    onMiss: (_incoming, nearest) => new Response(nearest()?.why ?? "no tape", { status: 400 }),
    ...options,
  });
  const ask = (body: unknown): Promise<Response> =>
    answer(new Request(URL_OF_CHAT, { method: "POST", body: JSON.stringify(body) }), noNetwork);
  return { ask, hits };
};

test("a recorded request is answered without the network", async () => {
  const { ask, hits } = stage([tapeOf({ body: chat("a"), answer: { text: "hello" } })]);
  expect(await (await ask(chat("a"))).json()).toEqual({ text: "hello" });
  expect(hits.map(({ index }) => index)).toEqual([0]);
});

test("tapes are looked into in their order, siblings last and for exact matches only, with a note", async () => {
  const [id, other] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const beside = tapeOf({ body: chat("b"), answer: "sibling" }, { body: chat(id) });
  const { ask, hits } = stage(
    [tapeOf({ body: chat("a"), answer: "own" }), tapeOf({ body: chat("a"), answer: "file" })],
    { siblings: async () => [beside] },
  );
  expect(await (await ask(chat("a"))).text()).toBe("own");
  expect(await (await ask(chat("a"))).text()).toBe("file");
  expect(await (await ask(chat("b"))).text()).toBe("sibling");
  expect(hits.at(-1)?.note).toContain("test that runs beside");
  expect((await ask(chat(other))).status).toBe(400);
});

test("a miss is told with the nearest request of all tapes", async () => {
  const served = tapeOf({ body: chat("a") });
  const { ask } = stage([tapeOf({ body: chat("b") }), served]);
  await ask(chat("a"));
  expect(await (await ask(chat("a"))).text()).toBe("consumed");
  expect(await (await stage([]).ask(chat("a"))).text()).toBe("no tape");
});

test("the role of the caller's context is part of the match", async () => {
  const { ask } = stage([tapeOf({ body: chat("a"), role: "judge" })]);
  expect((await ask(chat("a"))).status).toBe(400);
  expect((await withRole("judge", () => ask(chat("a")))).status).toBe(200);
});

test("after a volatile match the answer names today's token, and the record stays as it is", async () => {
  const [then, now] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const { ask, hits } = stage([tapeOf({ body: chat(`run ${then}`), answer: { run: then } })]);
  expect(await (await ask(chat(`run ${now}`))).json()).toEqual({ run: now });
  expect(hits[0]?.interaction.response?.body).toEqual({ json: { run: then } });
});

test("a token that had to stay is noted", async () => {
  const [then, now] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const pieces = ['data: {"d":"3f2504e0-4f89-"}\n\n', 'data: {"d":"41d3-9a0c-0305e82c3301"}\n\n'];
  const { ask, hits } = stage([
    tapeOf({
      body: chat(then),
      type: "text/event-stream",
      answer: pieces.map((piece) => Buffer.from(piece)),
    }),
  ]);
  expect(await (await ask(chat(now))).text()).toBe(pieces.join(""));
  expect(hits[0]?.note).toContain(`still holds the recorded ${then}`);
});

test("100 parallel calls that are nearly the same each get their own answer", async () => {
  const count = 100;
  const told = Array.from({ length: count }, (_item, i): Told => ({
    body: chat(`Summarise document ${i}`),
    answer: { document: i },
  }));
  const { ask } = stage([tapeOf(...told)]);
  const order = Array.from({ length: count }, (_item, i) => (i * 37) % count);
  const answers = await Promise.all(
    order.map(async (i) => (await ask(chat(`Summarise document ${i}`))).json()),
  );
  expect(answers).toEqual(order.map((i) => ({ document: i })));
});

test("serving does not change the cassette", async () => {
  const cassette: Pick<Cassette, "interactions"> = { interactions: [interaction({ body: chat("a") })] };
  const before = structuredClone(cassette);
  await stage([openTape(cassette)]).ask(chat("a"));
  expect(cassette).toEqual(before);
});
