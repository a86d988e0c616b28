import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Hit, Tape } from "../../src/replay/tape.ts";
import { openTape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });

const find = async (tape: Tape, told: Told): Promise<Hit | undefined> => tape.find(await asked(told), "any");

test("equal requests are answered in recorded order, each once", async () => {
  const tape = tapeOf(
    { body: chat("a"), answer: "1" },
    { body: chat("b") },
    { body: chat("a"), answer: "2" },
  );
  expect((await find(tape, { body: chat("a") }))?.index).toBe(0);
  expect((await find(tape, { body: chat("a") }))?.index).toBe(2);
  expect(await find(tape, { body: chat("a") })).toBeUndefined();
});

test("different requests are answered in any order", async () => {
  const tape = tapeOf({ body: chat("a") }, { body: chat("b") });
  expect((await find(tape, { body: chat("b") }))?.index).toBe(1);
  expect((await find(tape, { body: chat("a") }))?.index).toBe(0);
});

test("whatever the order of asking, each request gets its own answers in recorded order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (kinds, draws) => {
        const tape = tapeOf(...kinds.map((kind) => ({ body: chat(`question ${kind}`) })));
        const rest = kinds.map((kind, index) => ({ kind, index }));
        const waiting = [...kinds];
        while (waiting.length > 0) {
          const [kind] = waiting.splice((draws.next().value ?? 0) % waiting.length, 1);
          const expected = rest.findIndex((each) => each.kind === kind);
          const [next] = rest.splice(expected, 1);
          expect((await find(tape, { body: chat(`question ${kind}`) }))?.index).toBe(next?.index);
        }
        expect(tape.unused()).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test("a request written with its keys in another order keeps its place among equal ones", async () => {
  const tape = tapeOf({ body: '{"a":1,"b":2}' }, { body: '{"b":2,"a":1}' });
  expect((await find(tape, { body: '{"b":2,"a":1}' }))?.index).toBe(0);
  expect((await find(tape, { body: '{ "a": 1, "b": 2 }' }))?.index).toBe(1);
});

test("in a cassette of very many, equal requests are found as in a small one", async () => {
  const count = 20_000;
  const body = (index: number) => ({ model: "m", question: index % (count - 1) });
  const tape = tapeOf(...Array.from({ length: count }, (_, index) => ({ body: body(index) })));
  expect((await find(tape, { body: body(count - 2) }))?.index).toBe(count - 2);
  const turned = { question: 17_000, model: "m" };
  expect((await find(tape, { body: turned }))?.index).toBe(17_000);
  expect(await find(tape, { body: turned })).toBeUndefined();
  const twice = [await find(tape, { body: body(0) }), await find(tape, { body: body(0) })];
  expect(twice.map((hit) => hit?.index)).toEqual([0, count - 1]);
  expect(await find(tape, { body: { model: "m", question: -1 } })).toBeUndefined();
});

test("requests that normalize makes one are answered in recorded order, whatever their addresses", async () => {
  const told = ["one", "two"].map((name) => ({ url: `https://api.openai.com/v1/${name}`, body: chat(name) }));
  const tape = openTape({ interactions: told.map(interaction) }, { normalize: () => "the same" });
  const hits = [await find(tape, told[1] as Told), await find(tape, told[0] as Told)];
  expect(hits.map((hit) => hit?.index)).toEqual([0, 1]);
});

test("what was not asked for is unused, in recorded order", async () => {
  const tape = tapeOf({ body: chat("a") }, { body: chat("b") }, { body: chat("a") });
  await find(tape, { body: chat("a") });
  expect(tape.unused().map(({ request }) => request.body)).toEqual([
    { json: chat("b") },
    { json: chat("a") },
  ]);
});

test("an interaction that is added counts as served", async () => {
  const tape = tapeOf({ body: chat("a") });
  tape.add(interaction({ body: chat("b") }));
  expect(await find(tape, { body: chat("b") })).toBeUndefined();
  expect(tape.unused()).toHaveLength(1);
});

test("a judge's call is not answered with an app's", async () => {
  const tape = tapeOf({ body: chat("a") });
  expect(await find(tape, { body: chat("a"), role: "judge" })).toBeUndefined();
});

test.each([
  ["another method", { method: "PUT" }],
  ["another path", { url: "https://api.openai.com/v1/responses" }],
  ["another host", { url: "https://eu.api.openai.com/v1/chat/completions" }],
  ["another query", { url: "https://api.openai.com/v1/chat/completions?a=1" }],
  ["another feature header", { headers: [["anthropic-beta", "context-1m"]] as const }],
])("%s is another request", async (_promise, change: Told) => {
  const tape = tapeOf({ body: chat("a") });
  expect(await find(tape, { body: chat("a"), ...change })).toBeUndefined();
});

test("headers of SDKs and traces do not count", async () => {
  const tape = tapeOf({ body: chat("a"), headers: [["x-stainless-retry-count", "0"]] });
  const headers = [
    ["traceparent", "00-1-2-01"],
    ["user-agent", "OpenAI/JS 7"],
    ["x-stainless-retry-count", "1"],
  ] as const;
  expect(await find(tape, { body: chat("a"), headers })).toBeDefined();
});

test("a schema whose properties stand in another order is a hit that is noted", async () => {
  const tool = (properties: object) => ({ tools: [{ parameters: { type: "object", properties } }] }) as never;
  const tape = tapeOf({ body: tool({ city: {}, unit: {} }) });
  const hit = await find(tape, { body: tool({ unit: {}, city: {} }) });
  expect(hit?.note).toContain("$.tools[0].parameters.properties");
});

test("before anything is asked for all is unused, and the nearest is found", async () => {
  const [then, now] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const told = [{ body: chat("a") }, { body: chat(`run ${then}`) }];
  expect(tapeOf(...told).unused()).toHaveLength(2);
  expect(tapeOf(...told).nearest(await asked({ body: chat(`run ${now}`) }))).toMatchObject({
    alike: 1,
    recorded: { index: 1 },
  });
});

test("a request written otherwise is used up as an equal one is, and told so", async () => {
  const tape = tapeOf({ body: '{"a":1,"b":2}' });
  expect(await find(tape, { body: '{"b":2,"a":1}' })).toBeDefined();
  expect(await find(tape, { body: '{"b":2,"a":1}' })).toBeUndefined();
  expect(tape.nearest(await asked({ body: '{"b":2,"a":1}' }))).toMatchObject({
    why: "consumed",
    differences: [],
  });
});

test("a hit that was written otherwise says that its tokens stayed the same", async () => {
  const [then, now] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const tape = tapeOf({ body: `{"run":"${then}","a":1}` }, { body: { user: then } });
  expect(await find(tape, { body: `{"a":1,"run":"${then}"}` })).toBeDefined();
  expect(await find(tape, { body: { user: now } })).toBeUndefined();
});

test("a form with another boundary is a hit without a note", async () => {
  const form = (boundary: string): Told => ({
    headers: [["content-type", `multipart/form-data; boundary=${boundary}`]],
    body: `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}--\r\n`,
  });
  const hit = await find(tapeOf(form("one")), form("two"));
  expect(hit?.index).toBe(0);
  expect(hit).not.toHaveProperty("note");
});

test("keys in another order elsewhere are not worth a note", async () => {
  const tape = tapeOf({ body: { a: 1, b: 2 } });
  expect((await find(tape, { body: { b: 2, a: 1 } }))?.note).toBeUndefined();
});
