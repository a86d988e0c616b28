import { expect, test } from "vitest";
import { openTape, type Hit, type Tape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const A = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const B = "11111111-2222-4333-8444-555555555555";
const C = "c0ffee00-aaaa-4bbb-8ccc-dddddddddddd";
const D = "d0d0d0d0-aaaa-4bbb-8ccc-dddddddddddd";
const CALL = "call_J3ajtA7qivswzXp8A9sJ7foO";
const OTHER_CALL = "call_Zk2mtB8rjwtxaYq9B0tK8gpP";

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });
const find = async (tape: Tape, told: Told): Promise<Hit | undefined> => tape.find(await asked(told), "any");

const call = (id: string, text = "x") => ({
  messages: [
    { role: "assistant", tool_calls: [{ id, function: { name: "f", arguments: "{}" } }] },
    { role: "tool", tool_call_id: id, content: text },
  ],
});
const gives = (id: string) => ({ choices: [{ message: { tool_calls: [{ id }] } }] });

test("a request that differs in a UUID alone is a hit, and says so", async () => {
  const hit = await find(tapeOf({ body: chat(`session ${A}`) }), { body: chat(`session ${B}`) });
  expect(hit?.note).toContain(`${A} is now ${B}`);
  expect(hit?.renamed?.get(A)).toBe(B);
});

test("an exact search does not look for volatile tokens", async () => {
  const tape = tapeOf({ body: chat(`session ${A}`) });
  expect(tape.find(await asked({ body: chat(`session ${B}`) }), "exact")).toBeUndefined();
});

test.each([
  ["a word beside it", `session ${A} ends`, `session ${B} begins`],
  ["a UUID in place of a time", `at ${A}`, `at 2026-01-06T14:17:00Z`],
  ["a time in another writing", "at 2026-01-06T14:17:00Z", "at 2026-01-06 14:17:00Z"],
  ["a date without a time", "on 2026-01-06", "on 2026-01-07"],
  ["a piece of a longer word", `x${A}`, `x${B}`],
  ["a file in the temporary folder", "read /tmp/report.pdf", "read /tmp/budget.pdf"],
  ["a file below it", "read /tmp/app-a1B2c3/report.pdf", "read /tmp/app-d4E5f6/budget.pdf"],
  ["another program's folder", "read /tmp/app-a1B2c3/x", "read /tmp/web-d4E5f6/x"],
  ["a number", "pay 1767709020 dollars and 5 cents", "pay 1767709021 dollars and 6 cents"],
])("%s is a change of meaning", async (_what, recorded, today) => {
  expect(await find(tapeOf({ body: chat(recorded) }), { body: chat(today) })).toBeUndefined();
});

test.each([
  ["/tmp/app-a1B2c3/x", "/tmp/app-d4E5f6/x"],
  ["/tmp/app-a1B2c3", "/var/folders/8j/h3k4j5/T/app-d4E5f6"],
  [
    "/private/var/folders/8j/h3k4j5/T/tmpx81k2a_q/x.txt",
    "/private/var/folders/9z/1a2b3c/T/tmpb7s2k_1a/x.txt",
  ],
  [`/tmp/${A}/x`, `/tmp/${B}/x`],
])("a temporary path moves: %s", async (recorded, today) => {
  expect(await find(tapeOf({ body: chat(`in ${recorded}`) }), { body: chat(`in ${today}`) })).toBeDefined();
});

test("with two recorded requests that it may be, a request is not answered", async () => {
  const gave = { choices: [{ message: { tool_calls: [{ id: CALL }, { id: OTHER_CALL }] } }] };
  const tape = tapeOf({ body: chat("a"), answer: gave }, { body: call(CALL) }, { body: call(OTHER_CALL) });
  await find(tape, { body: chat("a") });
  const today = { body: call("call_Yq9B0tK8gpPZk2mtB8rjwtxa") };
  expect(await find(tape, today)).toBeUndefined();
  expect(tape.nearest(await asked(today))).toMatchObject({ why: "ambiguous", alike: 2 });
});

test("a request sent again and again, each time with a new UUID in it, is answered in recorded order", async () => {
  const tape = tapeOf({ body: chat(`request ${A}`) }, { body: chat(`request ${B}`) });
  expect((await find(tape, { body: chat(`request ${C}`) }))?.index).toBe(0);
  expect((await find(tape, { body: chat(`request ${D}`) }))?.index).toBe(1);
});

test("a UUID that a response gave is not taken for one the program made up", async () => {
  const answer = { data: [{ id: A }, { id: B }] };
  const tape = tapeOf(
    { body: chat("list"), answer },
    { body: chat(`read ${A}`) },
    { body: chat(`read ${B}`) },
  );
  await find(tape, { body: chat("list") });
  expect(await find(tape, { body: chat(`read ${C}`) })).toBeUndefined();
});

test("what an earlier request tells decides between two", async () => {
  const tape = tapeOf({ body: chat(`first ${A}`) }, { body: chat(`user ${A}`) }, { body: chat(`user ${B}`) });
  await find(tape, { body: chat(`first ${C}`) });
  expect((await find(tape, { body: chat(`user ${D}`) }))?.index).toBe(2);
  expect((await find(tape, { body: chat(`user ${C}`) }))?.index).toBe(1);
});

test("an exact hit before says that its tokens stayed the same", async () => {
  const tape = tapeOf({ body: chat(`first ${A}`) }, { body: chat(`user ${A}`) });
  await find(tape, { body: chat(`first ${A}`) });
  expect(await find(tape, { body: chat(`user ${B}`) })).toBeUndefined();
});

test("two tokens cannot change places", async () => {
  const tape = tapeOf({ body: chat(`move ${A} before ${B}`) });
  expect(await find(tape, { body: chat(`move ${B} before ${A}`) })).toBeUndefined();
});

test("equal forms are served in recorded order, and then consumed", async () => {
  const tape = tapeOf({ body: chat(A) }, { body: chat(A) });
  expect((await find(tape, { body: chat(B) }))?.index).toBe(0);
  expect((await find(tape, { body: chat(B) }))?.index).toBe(1);
  expect(await find(tape, { body: chat(B) })).toBeUndefined();
  expect(tape.nearest(await asked({ body: chat(B) })).why).toBe("consumed");
});

test("an id that a response gave may be another today", async () => {
  const tape = tapeOf({ body: chat("a"), answer: gives(CALL) }, { body: call(CALL) });
  await find(tape, { body: chat("a") });
  expect((await find(tape, { body: call(OTHER_CALL) }))?.index).toBe(1);
});

test("an id that no response gave is the program's own and means something", async () => {
  expect(
    await find(tapeOf({ body: chat("a") }, { body: call(CALL) }), { body: call(OTHER_CALL) }),
  ).toBeUndefined();
});

test("an id that a request held before the response is the program's own too", async () => {
  const tape = tapeOf({ body: chat(`order ${CALL}`), answer: gives(CALL) }, { body: call(CALL) });
  expect(await find(tape, { body: call(OTHER_CALL) })).toBeUndefined();
});

test("an id that stands only in what a model wrote means something", async () => {
  const written = { arguments: JSON.stringify({ order_id: CALL }) };
  const tape = tapeOf({ body: chat("a"), answer: written }, { body: call(CALL) });
  expect(await find(tape, { body: call(OTHER_CALL) })).toBeUndefined();
});

test("a model's name that a list of models gave under id means something", async () => {
  const tape = tapeOf(
    { method: "GET", url: "https://a.com/v1/models", answer: { data: [{ id: "gpt4o20240806a" }] } },
    { url: "https://a.com/v1/chat", body: { model: "gpt4o20240806a" } },
  );
  expect(
    await find(tape, { url: "https://a.com/v1/chat", body: { model: "gpt4o20240807b" } }),
  ).toBeUndefined();
});

test("an id is not taken for one whose response is still to come", async () => {
  const tape = tapeOf(
    { body: chat("a"), answer: gives(CALL) },
    { body: call(CALL) },
    { body: chat("a"), answer: gives(OTHER_CALL) },
    { body: call(OTHER_CALL) },
  );
  await find(tape, { body: chat("a") });
  expect((await find(tape, { body: call("call_Q1w2e3r4t5y6u7i8o9p0a1s2") }))?.index).toBe(1);
});

test("one request sent again and again, with the time in it, is answered in recorded order", async () => {
  const at = (time: number) => new Date(time).toISOString();
  const recorded = [0, 5000, 9000].map((ms) => at(Date.UTC(2026, 0, 1) + ms));
  const tape = tapeOf(...recorded.map((time) => ({ body: chat(`It is ${time}.`) })));
  for (const index of [0, 1, 2])
    expect((await find(tape, { body: chat(`It is ${at(Date.now() + index)}.`) }))?.index).toBe(index);
});
