import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { explainMiss, type Miss } from "../../src/replay/miss.ts";
import { openTape, type Tape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const context = {
  title: "answers a refund question",
  path: "cassettes/support/answers.json",
  command: 'LLM_REPLAY_MODE=record npx vitest run support.test.ts -t "answers a refund question"',
};

const missOn = async (tape: Tape, told: Told): Promise<Miss> => {
  const incoming = await asked(told);
  expect(tape.find(incoming, "any")).toBeUndefined();
  return explainMiss(incoming, tape.nearest(incoming), context);
};

const miss = (recorded: readonly Told[], today: Told): Promise<Miss> =>
  missOn(openTape({ interactions: recorded.map(interaction) }), today);

test("a miss is explained by the nearest recorded request, what differs, and the command that records", async () => {
  const recorded = [
    { body: chat("Something else entirely") },
    { body: { ...chat("Can I get my money back?"), temperature: 0 } },
  ];
  const { message } = await miss(recorded, { body: chat("Can I get my money back today?") });
  expect(message)
    .toBe(`No recorded interaction answers POST https://api.openai.com/v1/chat/completions (sent by "answers a refund question").

The nearest recorded request is number 2 of 2 in cassette cassettes/support/answers.json. It differs in:

  $.messages[0].content
    recorded  "Can I get my money back?"
    now       "Can I get my money back today?"
  $.temperature
    recorded  0
    now       absent

To record it: LLM_REPLAY_MODE=record npx vitest run support.test.ts -t "answers a refund question"`);
});

const differences = async (recorded: Told, today: Told): Promise<JsonValue> =>
  (await miss([recorded], today)).differences.map(({ path, reordered }) =>
    reordered ? `${path} reordered` : path,
  );

test.each<[string, Told, Told, string[]]>([
  [
    "members called as those that every object has",
    { body: '{"constructor":1}' },
    { body: '{"toString":2}' },
    ["$.constructor", "$.toString"],
  ],
  ["an added message", { body: chat("a", "b") }, { body: chat("a", "b", "c") }, ["$.messages[2]"]],
  [
    "a message in the middle",
    { body: chat("a", "z", "c") },
    { body: chat("a", "b", "c") },
    ["$.messages[1].content"],
  ],
  [
    "messages in another order",
    { body: { m: [1, 2, 3] } },
    { body: { m: [2, 1, 3] } },
    ["$.m[0…] reordered"],
  ],
  [
    "the method and the query",
    { method: "PUT", body: "x" },
    { url: "https://api.openai.com/v1/chat/completions?a=1", body: "x" },
    ["method", "?a"],
  ],
  ["the host", { body: "x" }, { url: "https://a.com/v1/chat/completions", body: "x" }, ["url"]],
  ["a header", { body: "x" }, { headers: [["anthropic-beta", "y"]], body: "x" }, ["header anthropic-beta"]],
  ["a text", { body: "plain" }, { body: "other" }, ["body"]],
])("%s is named", async (_what, recorded, today, paths) => {
  expect(await differences(recorded, today)).toEqual(paths);
});

test("long values are shown around the place where they differ", async () => {
  const text = (word: string) => `${"a ".repeat(300)}${word}${" b".repeat(300)}`;
  const { message } = await miss([{ body: chat(text("left")) }], { body: chat(text("right")) });
  expect(message).toMatch(/recorded {2}…[a ]+left[b ]+…\n {4}now {7}…[a ]+right[b ]+…/);
  expect(message.length).toBeLessThan(1200);
});

test("of many differences the first are shown and the rest counted", async () => {
  const body = (n: number) =>
    Object.fromEntries(Array.from({ length: 30 }, (_item, i) => [`k${i}`, i === 0 ? 0 : i + n]));
  const { message } = await miss([{ body: body(0) }], { body: body(1) });
  expect(message).toContain("\n  and 17 more\n");
  const few = (n: number) => Object.fromEntries(Object.entries(body(n)).slice(0, 13));
  expect((await miss([{ body: few(0) }], { body: few(1) })).message).not.toContain("more");
});

test("a request that was answered as often as it was recorded is told so", async () => {
  const tape = openTape({
    interactions: [interaction({ body: chat("a") }), interaction({ body: chat("a") })],
  });
  for (const _time of [1, 2]) tape.find(await asked({ body: chat("a") }), "any");
  expect((await missOn(tape, { body: chat("a") })).message).toContain(
    "It was recorded twice, and all answers were already consumed (2 of 2).",
  );
});

test.each([
  [1, "It was recorded once, and that answer was already consumed (1 of 1)."],
  [3, "It was recorded 3 times, and all answers were already consumed (3 of 3)."],
])("how often it was recorded is told in words: %i", async (count, words) => {
  const tape = openTape({ interactions: Array.from({ length: count }, () => interaction({ body: "x" })) });
  for (let time = 0; time < count; time++) tape.find(await asked({ body: "x" }), "any");
  expect((await missOn(tape, { body: "x" })).message).toContain(words);
});

test("a request that may be one of several is told so, with where one stands and what differs", async () => {
  const ids = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const read = (id: string) => ({ body: chat(`read ${id}`) });
  const tape = openTape({
    interactions: [
      interaction({ body: chat("list"), answer: ids.map((id) => ({ id })) }),
      ...ids.map((id) => interaction(read(id))),
    ],
  });
  tape.find(await asked({ body: chat("list") }), "any");
  const { message } = await missOn(tape, read("c0ffee00-aaaa-4bbb-8ccc-dddddddddddd"));
  expect(message).toContain(
    "2 recorded requests equal it but for volatile values, so none can be chosen; one is number 2 of 3 in cassette " +
      "cassettes/support/answers.json:\n\n  $.messages[0].content\n    recorded  ",
  );
});

test("a nearest request of another address is told with that, and so is what was reordered", async () => {
  const other = { url: "https://a.com/v1", body: { m: [1, 2, 3] } };
  const found = await miss([other], { body: { m: [2, 1, 3] } });
  expect(found.message).toContain(
    "The nearest recorded request is number 1 of 1 in cassette cassettes/support/answers.json, POST https://a.com/v1. " +
      "It differs in:",
  );
  expect(found.message).toContain("  $.m[0…]\n    the same items in another order");
  expect([found.request, found.nearest]).toEqual([
    "POST https://api.openai.com/v1/chat/completions",
    "POST https://a.com/v1",
  ]);
});

test("without a test, a file or a command the explanation is whole too", async () => {
  const incoming = await asked({ url: "https://a.com/v1?key=secret", body: "x" });
  expect(explainMiss(incoming, undefined)).toStrictEqual({
    message:
      "No recorded interaction answers POST https://a.com/v1?….\n\nNothing is recorded in the cassette yet.\n\n" +
      "To record it: run again with LLM_REPLAY_MODE=record",
    request: "POST https://a.com/v1?…",
    differences: [],
  });
});

test("an empty cassette is told", async () => {
  expect((await miss([], { body: chat("a") })).message).toContain(
    "Nothing is recorded in cassette cassettes/support/answers.json yet.",
  );
});

test("where only times differ, and not in their order, the recorded clock is advised", async () => {
  const at = (text: string, time: string) => ({ body: chat(`${text} ${time}.`) });
  const recorded = [at("From", "2026-03-01T10:00:00Z"), at("To", "2026-03-01T11:00:00Z")];
  const tape = openTape({ interactions: recorded.map(interaction) });
  expect(tape.find(await asked(at("From", "2026-04-01T10:00:00Z")), "any")).toBeDefined();
  const { message } = await missOn(tape, at("To", "2026-04-01T09:00:00Z"));
  expect(message).toContain('clock: "recorded"');
});

test("where values differ that are made up anew, match.ignore is advised with their paths", async () => {
  const of = (id: string) => ({ body: { ...chat("a"), metadata: { run_id: id } } });
  expect((await miss([of("first")], of("second"))).message).toContain(
    'match: { ignore: ["$.metadata.run_id"] }',
  );
});

test("a changed prompt is not explained away", async () => {
  expect((await miss([{ body: chat("a") }], { body: chat("b") })).message).not.toContain("match:");
});

test("secrets stand in no explanation", async () => {
  const redact = ({ url, ...request }: { url: string }) =>
    ({ ...request, url: url.replace("topsecret", "xxxxxxxxx") }) as never;
  const tape = openTape({ interactions: [] }, { redact, mayHoldSecret: () => false });
  const incoming = await asked({ url: "https://a.com/?key=topsecret", body: "x" });
  expect(explainMiss(incoming, tape.nearest(incoming)).message).not.toContain("topsecret");
  expect(explainMiss(incoming, undefined).message).not.toContain("topsecret");
});
