import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Cassette, RecordedSpan } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { jsonValues } from "./arbitrary-cassette.ts";
import { cassetteOf } from "./cassette-of.ts";

type Attributes = RecordedSpan["attributes"];

const sorted = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const withSpans = (all: readonly Attributes[], parent: (n: number) => string = () => "s0"): Cassette => ({
  ...cassetteOf([]),
  spans: all.map((attributes, n) => ({
    id: `s${n + 1}`,
    parent: parent(n),
    name: "chat some-model",
    kind: "client",
    start: n,
    end: n + 1,
    attributes: sorted(attributes),
  })),
});

const words = "The quick brown fox jumps over the lazy dog. ".repeat(8);

const history = (turns: number): JsonValue[] =>
  Array.from({ length: turns }, (_, n) => [
    { role: "user", parts: [{ type: "text", content: `Turn ${n}: ${words}` }] },
    { role: "assistant", parts: [{ type: "text", content: `Answer ${n}: ${words}` }] },
  ]).flat();

const usage = (n: number): Attributes => ({
  "gen_ai.response.id": `chatcmpl-${n}`,
  "gen_ai.usage.input_tokens": 100 * n,
  "gen_ai.usage.output_tokens": 40 + n,
});

/** The attributes of an agent's turn in the dialects that repeat the conversation in each. */
const DIALECTS: Record<string, (turn: number) => Attributes> = {
  "the GenAI conventions": (turn) => ({
    ...usage(turn),
    "gen_ai.input.messages": history(turn),
    "gen_ai.output.messages": history(turn + 1).slice(-1),
    "gen_ai.tool.definitions": [{ type: "function", name: "look_up", description: words }],
  }),
  "the AI SDK": (turn) => ({
    ...usage(turn),
    "ai.prompt.messages": [{ role: "system", content: words }, ...history(turn)],
    "ai.response.text": `Answer ${turn}`,
  }),
  OpenInference: (turn) => ({
    ...usage(turn),
    "input.value": { model: "some-model", messages: history(turn) },
    ...Object.fromEntries(
      Array.from({ length: 2 * turn + 1 }, (_, n) => [
        [`llm.input_messages.${n}.message.role`, n % 2 === 0 ? "user" : "assistant"] as const,
        [`llm.input_messages.${n}.message.content`, `Message ${n}: ${words}`] as const,
      ]).flat(),
    ),
    "llm.output_messages.0.message.content": `Answer ${turn}: ${words}`,
  }),
};

test.each(Object.entries(DIALECTS))(
  "a run of 200 turns in %s costs about as much per turn at its end as at its beginning",
  (_dialect, attributes) => {
    const run = (turns: number) => withSpans(Array.from({ length: turns }, (_, turn) => attributes(turn)));
    const size = (turns: number): number => printCassette(run(turns)).text.length;
    const [fifty, hundred, twoHundred] = [size(50), size(100), size(200)];
    const growth = (twoHundred - hundred) / (hundred - fifty);
    expect(growth).toBeGreaterThan(1.95);
    expect(growth).toBeLessThan(2.1);
    expect(twoHundred / 200).toBeLessThan(3000);
    expect(parseCassette(printCassette(run(60)).text, "a.json")).toEqual(run(60));
  },
);

test("agents that run side by side continue each their own turns", () => {
  const side = (agent: number, turn: number): Attributes => ({
    agent: `agent ${agent} ${words}`,
    "gen_ai.input.messages": history(turn).map((message) => ({ agent, message })),
  });
  const run = (turns: number): Cassette =>
    withSpans(
      Array.from({ length: turns * 6 }, (_, n) => side(n % 6, Math.floor(n / 6))),
      (n) => `agent-${n % 6}`,
    );
  const size = (turns: number): number => printCassette(run(turns)).text.length;
  expect((size(40) - size(20)) / (size(20) - size(10))).toBeLessThan(2.1);
});

const attributes = fc
  .dictionary(
    fc.constantFrom("a", "b", "gen_ai.input.messages", "x/y", "~", "0"),
    fc.oneof(jsonValues, fc.constant(history(3)), fc.constant(history(4)), fc.constant(words + words)),
  )
  .map(sorted);

test("whatever changes from one span to the next, each comes back, and is printed the same again", () => {
  fc.assert(
    fc.property(fc.array(attributes, { maxLength: 5 }), (all) => {
      const cassette = withSpans(all);
      const { text } = printCassette(cassette);
      const back = parseCassette(text, "a.json");
      expect(JSON.stringify(back)).toBe(JSON.stringify(JSON.parse(JSON.stringify(cassette))));
      expect(printCassette(back).text).toBe(text);
    }),
  );
});

test("attributes that stand in another order than that of their names are told in full", () => {
  const [first, second] = [history(3), history(4)];
  const cassette = withSpans([{}, {}]);
  const spans = [first, second].map((messages, n) => ({
    ...(cassette.spans[n] as RecordedSpan),
    attributes: { z: 1, messages },
  }));
  const { text } = printCassette({ ...cassette, spans });
  expect(text).not.toContain('"continues"');
  expect(JSON.stringify(parseCassette(text, "a.json").spans)).toBe(JSON.stringify(spans));
});

const changed = (change: (text: string) => string) => () =>
  parseCassette(change(printCassette(withSpans([1, 2].map((turn) => usage(turn)))).text), "a.json");

test("a span that continues none, or without attributes, is refused with its place", () => {
  const { text } = printCassette(withSpans([DIALECTS["the AI SDK"]!(2), DIALECTS["the AI SDK"]!(3)]));
  expect(text).toContain('"continues": 0');
  const parse = (from: string, to: string) => () => parseCassette(text.replace(from, to), "a.json");
  expect(parse('"continues": 0', '"continues": 1')).toThrow(
    /\$\.spans\[1\]\.continues: span 1 is no earlier one/,
  );
  expect(parse('"/ai.prompt.messages"', '"/nothing"')).toThrow(
    /a\.json:\d+:\d+: \$\.spans\[1\]: pointer "\/nothing" fits no place in span 0/,
  );
  expect(changed((whole) => whole.replace('"attributes"', '"set"'))).toThrow('"attributes" is missing');
});
