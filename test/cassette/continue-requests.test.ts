import * as fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { storeBody, textOf } from "../../src/cassette/body.ts";
import type { Cassette, JsonBody } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { isJsonObject, type JsonValue } from "../../src/formats/json.ts";
import { jsonValues, layouts } from "./arbitrary-cassette.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

interface Written {
  readonly interactions: { readonly request: { readonly body: Record<string, JsonValue> } }[];
}

const writtenBodies = (cassette: Cassette): Record<string, JsonValue>[] =>
  (JSON.parse(printCassette(cassette).text) as Written).interactions.map(({ request }) => request.body);

const sent = (texts: readonly string[], url?: string): Cassette =>
  cassetteOf(texts.map((text) => interactionWith(storeBody([Buffer.from(text)]), url)));

const words = "The quick brown fox jumps over the lazy dog. ".repeat(8);

const turn = (n: number): JsonValue[] => [
  { role: "user", content: `Turn ${n}: ${words}` },
  { role: "assistant", content: `Answer ${n}: ${words}`, tool_calls: [] },
];

const agentRun = (turns: number, extra: Record<string, JsonValue> = {}, print = JSON.stringify): string[] =>
  Array.from({ length: turns }, (_, n) =>
    print({
      model: "some-model",
      ...extra,
      messages: [
        { role: "system", content: words },
        ...Array.from({ length: n + 1 }, (_, i) => turn(i)).flat(),
      ],
      temperature: 0.5,
    }),
  );

const backToSame = (cassette: Cassette): void => {
  const { text } = printCassette(cassette);
  expect(isDeepStrictEqual(parseCassette(text, "a.json"), cassette)).toBe(true);
};

test("a run of 200 turns with growing history costs about as much per turn at its end as at its beginning", () => {
  const size = (turns: number): number => printCassette(sent(agentRun(turns))).text.length;
  const [fifty, hundred, twoHundred] = [size(50), size(100), size(200)];
  expect((twoHundred - hundred) / (hundred - fifty)).toBeGreaterThan(1.95);
  expect((twoHundred - hundred) / (hundred - fifty)).toBeLessThan(2.05);
  expect(agentRun(200).join("").length / twoHundred).toBeGreaterThan(40);
  backToSame(sent(agentRun(60)));
});

test("a turn is told as the messages it adds", () => {
  const [, second] = writtenBodies(sent(agentRun(2)));
  expect(second).toEqual({ continues: 0, append: { "/messages": turn(1) } });
});

test("a changed system prompt is told once for a whole run", () => {
  const before = printCassette(sent(agentRun(20))).text.split("\n");
  const changed = agentRun(20).map((text) => text.replace("The quick", "A quick"));
  const after = printCassette(sent(changed)).text.split("\n");
  expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
});

test("marks that move on with the last message are taken out and set", () => {
  const mark = { type: "ephemeral" };
  const texts = Array.from({ length: 12 }, (_, n) => {
    const messages = Array.from({ length: n + 1 }, (_, i) => turn(i)).flat() as Record<string, JsonValue>[];
    const last = messages.length - 1;
    return JSON.stringify({
      messages: messages.map((m, i) => (i >= last - 1 ? { ...m, cache_control: mark } : m)),
    });
  });
  const bodies = writtenBodies(sent(texts));
  expect(bodies.slice(1).every((body) => "continues" in body)).toBe(true);
  expect(bodies[5]?.["remove"]).toEqual(["/messages/8/cache_control", "/messages/9/cache_control"]);
  backToSame(sent(texts));
});

test("each of many runs at once continues itself", () => {
  const runs = Array.from({ length: 30 }, (_, run) => agentRun(6, { user: `user ${run} ${words}` }));
  const interleaved = Array.from({ length: 6 }, (_, n) => runs.map((texts) => texts[n] as string)).flat();
  const marked = interleaved.map((text, i) => text.replace("Turn 0", `Run ${i % 30}`));
  const bodies = writtenBodies(sent(marked));
  expect(bodies.slice(30).map((body) => body["continues"])).toEqual(Array.from({ length: 150 }, (_, i) => i));
});

test("a text that grows inside one string is told as its addition", () => {
  const texts = [1, 2, 3].map((n) => JSON.stringify({ prompt: words.repeat(n) }));
  expect(writtenBodies(sent(texts))[2]).toEqual({ continues: 1, append: { "/prompt": words } });
  backToSame(sent(texts));
});

test("the same request again is one line", () => {
  const [text = ""] = agentRun(1);
  expect(writtenBodies(sent([text, text]))[1]).toEqual({ continues: 0 });
});

test("number literals and layout go on where they stay, and are told where they change", () => {
  const python = (value: JsonValue): string =>
    JSON.stringify(value, null, 1)
      .replace(/\n */g, " ")
      .replaceAll('"temperature": 0.5', '"temperature": 1.0');
  const texts = agentRun(3, {}, python as typeof JSON.stringify).map((text) =>
    text.replaceAll("[ ", "[").replaceAll(" ]", "]").replaceAll("{ ", "{").replaceAll(" }", "}"),
  );
  const bodies = writtenBodies(sent(texts));
  expect(Object.keys(bodies[2] ?? {})).toEqual(["continues", "append"]);
  const warmer = [texts[0] as string, (texts[1] as string).replace("1.0", "2.0")];
  expect(writtenBodies(sent(warmer))[1]).toMatchObject({
    set: { "/temperature": 2 },
    numbers: { "/temperature": "2.0" },
  });
  const compact = [texts[0] as string, JSON.stringify(JSON.parse(texts[1] as string))];
  backToSame(sent(warmer));
  backToSame(sent(compact));
});

test("another order of keys is never lost", () => {
  const [text = ""] = agentRun(1);
  const { model, ...rest } = JSON.parse(text) as Record<string, JsonValue>;
  const texts = [text, JSON.stringify({ ...rest, model: model! })];
  const again = parseCassette(printCassette(sent(texts)).text, "a.json");
  expect(again.interactions.map(({ request }) => textOf(request.body))).toEqual(texts);
});

test("$ref, pointers and the format's own words inside a body are data", () => {
  const tools = [{ $ref: "#/tools/0", continues: 0, "a/b~c": { remove: ["/x"] }, text: words }];
  const texts = [JSON.stringify({ tools, "a/b~c": 1 }), JSON.stringify({ tools, "a/b~c": 2 })];
  expect(writtenBodies(sent(texts))[1]).toEqual({ continues: 0, set: { "/a~1b~0c": 2 } });
  backToSame(sent(texts));
});

const changed = (value: JsonValue, pick: number, more: JsonValue): JsonValue => {
  if (Array.isArray(value)) {
    if (pick % 3 === 0) return [...(value as JsonValue[]), more];
    if (pick % 3 === 1) return (value as JsonValue[]).slice(0, -1);
    return (value as JsonValue[]).map((item, i) =>
      i === pick % value.length ? changed(item, pick >> 2, more) : item,
    );
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value);
    const [key] = members[pick % Math.max(1, members.length)] ?? ["__proto__"];
    if (pick % 5 === 0) return Object.fromEntries(members.filter(([name]) => name !== key));
    if (pick % 5 === 1) return Object.fromEntries([...members, [`new ${pick}`, more]]);
    if (pick % 5 === 2) return Object.fromEntries(members.toReversed());
    return Object.fromEntries(
      members.map(([name, item]) => [name, name === key ? changed(item, pick >> 2, more) : item]),
    );
  }
  return typeof value === "string" && pick % 2 === 0 ? value + String(pick) : more;
};

const histories = fc
  .tuple(
    fc.dictionary(fc.constantFrom("a", "__proto__", "messages", "7", "x/y~z"), jsonValues, {
      minKeys: 2,
      noNullPrototype: true,
    }),
    fc.array(fc.tuple(fc.nat(), jsonValues, fc.option(layouts, { nil: undefined, freq: 6 })), {
      maxLength: 6,
    }),
  )
  .map(([start, steps]) => {
    const filler = { ...start, filler: [words, words] };
    const bodies: JsonBody[] = [{ json: filler }];
    for (const [pick, more, layout] of steps)
      bodies.push({ json: changed(bodies.at(-1)!.json, pick, more), ...(layout && { layout }) });
    return cassetteOf(bodies.map((body) => interactionWith(body)));
  });

test("whatever changes from one request to the next, each comes back to the byte and in its order of keys", () => {
  let continued = 0;
  fc.assert(
    fc.property(histories, (cassette) => {
      const { text } = printCassette(cassette);
      const again = parseCassette(text, "a.json");
      continued += text.split('"continues": ').length - 1;
      const texts = ({ interactions }: Cassette) => interactions.map(({ request }) => textOf(request.body));
      expect(texts(again)).toEqual(texts(cassette));
      expect(isDeepStrictEqual(again, cassette)).toBe(true);
      expect(printCassette(again).text).toBe(text);
    }),
    { numRuns: 300 },
  );
  expect(continued).toBeGreaterThan(300);
});
