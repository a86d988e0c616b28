import { expect, test } from "vitest";
import type { Nearest } from "../../src/replay/nearest.ts";
import { openTape, type Tape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });

const nearest = async (tape: Tape, told: Told): Promise<Nearest> => tape.nearest(await asked(told));

const place = ({ recorded }: Nearest): number | undefined => recorded?.index;

const url = (path: string): string => `https://api.openai.com${path}`;

test("of several the request is nearest that shares most with the missed one", async () => {
  const tape = tapeOf(
    { body: chat("Where is my parcel today?") },
    { body: chat("Can I get my money back?") },
    { body: { model: "gpt-4o", input: "Can I" } },
  );
  expect(place(await nearest(tape, { body: chat("Can I get my money back now?") }))).toBe(1);
  expect(place(await nearest(tape, { body: chat("Where is my parcel now?") }))).toBe(0);
  expect(place(await nearest(tape, { body: { model: "gpt-4o", input: "May I" } }))).toBe(2);
});

test("of equally near ones the first is told", async () => {
  const tape = tapeOf({ body: chat("one") }, { body: chat("two") });
  expect(place(await nearest(tape, { body: chat("six") }))).toBe(0);
});

test("a request to the same address is nearer than the same body sent elsewhere", async () => {
  const tape = tapeOf(
    ...Array.from({ length: 50 }, () => ({ url: url("/v1/other"), body: chat("a long question") })).map(
      (told, i) => ({ ...told, body: chat(`a long question ${i}`) }),
    ),
    { url: url("/v1/this"), body: chat("x") },
  );
  const missed = { url: url("/v1/this"), body: chat("something else altogether that is far longer than it") };
  expect(place(await nearest(tape, missed))).toBe(50);
});

test.each<[string, Told, Told]>([
  ["method", { method: "PUT", body: "x" }, { method: "POST", body: "y" }],
  ["host", { url: "https://eu.api.com/v1", body: "x" }, { url: "https://us.api.com/v1", body: "x" }],
  ["path", { url: url("/v1/a"), body: "x" }, { url: url("/v1/b"), body: "x" }],
])("the %s counts", async (_what, other, same) => {
  const tape = tapeOf(other, same);
  expect(place(await nearest(tape, { ...same, url: `${same.url ?? url("/v1/a")}?q=1` }))).toBe(1);
  expect(
    place(await nearest(tapeOf(same, other), { ...other, url: `${other.url ?? url("/v1/a")}?q=1` })),
  ).toBe(1);
});

test("how like two requests are goes from 0 to 1", async () => {
  const tape = tapeOf({ body: chat("one two three four") });
  const like = async (text: string): Promise<number> => (await nearest(tape, { body: chat(text) })).likeness;
  const scores = [
    await like("one two three four"),
    await like("one two three"),
    await like("one two"),
    await like("six"),
  ];
  expect(scores[0]).toBe(1);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
  const far = await nearest(tape, { method: "GET", url: "https://b.com/x" });
  expect(far.likeness).toBe(0);
});

test("of equal requests the next that was not served is told, then the last", async () => {
  const tape = tapeOf({ body: chat("a") }, { body: chat("b") }, { body: chat("a") });
  const told = async () => {
    const { recorded, why, differences } = await nearest(tape, { body: chat("a") });
    return [recorded?.index, recorded?.times, recorded?.served, why, differences.length];
  };
  expect(await told()).toEqual([0, 2, 0, "different", 0]);
  tape.find(await asked({ body: chat("a") }), "any");
  expect(await told()).toEqual([2, 2, 1, "different", 0]);
  tape.find(await asked({ body: chat("a") }), "any");
  expect(await told()).toEqual([2, 2, 2, "consumed", 0]);
});

test("an empty cassette has none", async () => {
  const found = await nearest(tapeOf(), { body: chat("a") });
  expect(found).toMatchObject({ total: 0, why: "different", likeness: 0, alike: 0, differences: [] });
  expect(found.recorded).toBeUndefined();
});

test("one that differs in volatile values alone and was used up is consumed", async () => {
  const [a, b] = ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555"];
  const tape = tapeOf({ body: chat(`run ${a}`) }, { body: chat("else") });
  tape.find(await asked({ body: chat(`run ${b}`) }), "any");
  const found = await nearest(tape, { body: chat(`run ${b}`) });
  expect([found.why, found.alike, place(found)]).toEqual(["consumed", 1, 0]);
});
