import { expect, test } from "vitest";
import { replay } from "../../src/replay/replay.ts";
import { type Hit, openTape, type Tape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told, URL_OF_CHAT } from "./recorded.ts";

const uuid = (digit: number): string => `${digit}`.repeat(8) + "-aaaa-4bbb-8ccc-dddddddddddd";
const uuids = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => uuid(from + i)).join(" and ");

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });

const hitOf = async (tape: Tape, told: Told): Promise<Hit | undefined> => tape.find(await asked(told), "any");

test("of volatile values that differ up to three are named, and the rest counted", async () => {
  const note = async (count: number): Promise<string | undefined> =>
    (await hitOf(tapeOf({ body: chat(uuids(1, count)) }), { body: chat(uuids(5, count)) }))?.note;
  expect(await note(1)).toBe(
    `POST ${URL_OF_CHAT} was matched though volatile values differ: ${uuid(1)} is now ${uuid(5)}.`,
  );
  expect(await note(3)).toMatch(new RegExp(`${uuid(3)} is now ${uuid(7)}\\.$`));
  expect(await note(4)).toMatch(new RegExp(`${uuid(3)} is now ${uuid(7)}, and 1 more\\.$`));
});

test("a value that stands twice is named once, one that stayed is not", async () => {
  const body = (id: string) => ({ body: chat(`${id} again ${id} beside ${uuid(9)}`) });
  expect((await hitOf(tapeOf(body(uuid(1))), body(uuid(2))))?.note).toMatch(
    new RegExp(`differ: ${uuid(1)} is now ${uuid(2)}\\.$`),
  );
});

test("a schema in another order is noted with its place and what it may do", async () => {
  const tool = (properties: object): Told => ({ body: { tools: [{ properties }] } as never });
  const hit = await hitOf(tapeOf(tool({ a: 1, b: 2 })), tool({ b: 2, a: 1 }));
  expect(hit?.note).toBe(
    `POST ${URL_OF_CHAT} was matched though the properties of a JSON Schema stand in another order ` +
      "($.tools[0].properties), which can change what a model answers.",
  );
});

test("where answers repeat, they come round again in recorded order", async () => {
  const tape = openTape(
    { interactions: [{ body: chat("a") }, { body: chat("b") }, { body: chat("a") }].map(interaction) },
    { repeats: true },
  );
  const served: (number | undefined)[] = [];
  for (const _time of [1, 2, 3, 4, 5]) served.push((await hitOf(tape, { body: chat("a") }))?.index);
  expect(served).toEqual([0, 2, 0, 2, 0]);
});

test("a large cassette answers what stands at its end", async () => {
  const tape = tapeOf(...Array.from({ length: 3000 }, (_, i) => ({ body: `question ${i}` })), {
    body: "question 1",
  });
  expect((await hitOf(tape, { body: "question 2999" }))?.index).toBe(2999);
  expect((await hitOf(tape, { body: "question 1" }))?.index).toBe(1);
  expect((await hitOf(tape, { body: "question 1" }))?.index).toBe(3000);
  expect(tape.unused()).toHaveLength(2998);
});

const answered = (tapes: Tape[], siblings: Tape[] = []) => {
  const hits: Hit[] = [];
  const answer = replay({
    tapes: () => tapes,
    siblings: () => Promise.resolve(siblings),
    respond: {},
    onHit: (hit) => void hits.push(hit),
    onMiss: () => new Response(null, { status: 400 }),
  });
  const ask = (body: unknown): Promise<Response> =>
    answer(new Request(URL_OF_CHAT, { method: "POST", body: JSON.stringify(body) }), () =>
      Promise.reject(new Error("reached the network")),
    );
  return { ask, hits };
};

test("what a sibling answers is noted with its address, what the own tape answers not at all", async () => {
  const { ask, hits } = answered([tapeOf({ body: chat("a") })], [tapeOf(), tapeOf({ body: chat("b") })]);
  await ask(chat("a"));
  await ask(chat("b"));
  expect(hits[0]?.note).toBeUndefined();
  expect(hits[1]?.note).toBe(
    `POST ${URL_OF_CHAT} was answered from the cassette of a test that runs beside: ` +
      "it was sent from the async context of another test.",
  );
});

test("a volatile match whose answer could take all of today's values says no more than that", async () => {
  const { ask, hits } = answered([tapeOf({ body: chat(uuid(1)), answer: { id: uuid(1) } })]);
  expect(await (await ask(chat(uuid(2)))).json()).toEqual({ id: uuid(2) });
  expect(hits[0]?.note).not.toContain("still holds");
});

test("all values that had to stay are told, as a list", async () => {
  const pieces = [1, 2].flatMap((digit) => [uuid(digit).slice(0, 9), `${uuid(digit).slice(9)} `]);
  const { ask, hits } = answered([
    tapeOf({
      body: chat(uuids(1, 2)),
      type: "text/event-stream",
      answer: pieces.map((piece) => Buffer.from(`data: {"d":"${piece}"}\n\n`)),
    }),
  ]);
  await ask(chat(uuids(5, 2)));
  expect(hits[0]?.note).toContain(` Its answer still holds the recorded ${uuid(1)}, ${uuid(2)}: it stands`);
});

test("a client that leaves breaks the answer off", async () => {
  const client = new AbortController();
  const told = { type: "text/event-stream", answer: ["1", "2"].map((text) => Buffer.from(text)) };
  const answer = replay({
    tapes: () => [tapeOf({ body: "x", ...told })],
    respond: {},
    onMiss: () => new Response(null, { status: 400 }),
  });
  const request = new Request(URL_OF_CHAT, { method: "POST", body: "x", signal: client.signal });
  const { body } = await answer(request, () => Promise.reject(new Error("reached the network")));
  const reader = body!.getReader();
  await reader.read();
  client.abort();
  await expect(reader.read()).rejects.toMatchObject({ name: "AbortError" });
});

test.each([
  ["first", 0],
  ["last", 1],
])("a miss is told with the request that is nearest, be it in the %s tape", async (_which, place) => {
  const [near, far] = [tapeOf({ body: chat("one two three") }), tapeOf({ body: chat("nine") })];
  const nearest: (number | undefined)[] = [];
  const answer = replay({
    tapes: () => (place === 0 ? [near, far] : [far, near]),
    respond: {},
    onMiss: (_incoming, find) => {
      nearest.push(find()?.likeness);
      return new Response(null, { status: 400 });
    },
  });
  const request = new Request(URL_OF_CHAT, { method: "POST", body: JSON.stringify(chat("one two four")) });
  await answer(request, () => Promise.reject(new Error("reached the network")));
  expect(nearest[0]).toBeGreaterThan(0.7);
});

test("an answer that failed is given after a volatile match too", async () => {
  const { response: _none, ...rest } = interaction({ body: chat(uuid(1)) });
  const failed = { ...rest, failure: { kind: "network" as const, message: "gone" } };
  const { ask } = answered([openTape({ interactions: [failed] })]);
  await expect(ask(chat(uuid(2)))).rejects.toThrow("fetch failed");
});
