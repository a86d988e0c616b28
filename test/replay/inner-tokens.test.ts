import { expect, test } from "vitest";
import { type Hit, openTape, type Tape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const A = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const B = "11111111-2222-4333-8444-555555555555";
const C = "c0ffee00-aaaa-4bbb-8ccc-dddddddddddd";

const tapeOf = (...told: Told[]): Tape => openTape({ interactions: told.map(interaction) });

const find = async (tape: Tape, text: string): Promise<Hit | undefined> =>
  tape.find(await asked({ body: chat(text) }), "any");

test.each([
  ["a UUID", `run-${A}`, `run-${B}`],
  ["a time", "log_2026-01-06T14-17-05", "log_2027-02-07T15-18-06"],
  ["an epoch", "job-1767709020-x1", "job-1767709999-x1"],
  ["a UUID in a folder's name", `read /tmp/run-${A}/x`, `read /tmp/run-${B}/x`],
])("%s inside a word may be another today", async (_what, recorded, today) => {
  expect(await find(tapeOf({ body: chat(recorded) }), today)).toBeDefined();
});

test.each([
  ["the word around it", `run-${A}`, `job-${B}`],
  ["what follows it", `run-${A}-first`, `run-${B}-final`],
  ["the kind of what it holds", `run-${A}`, "run-1767709020-abcdefgh"],
  ["how many it holds", `run-${A}`, `run-${A}-${B}`],
])("%s may not", async (_what, recorded, today) => {
  expect(await find(tapeOf({ body: chat(recorded) }), today)).toBeUndefined();
});

test("what stands inside a word is one with what stands alone", async () => {
  const hit = await find(tapeOf({ body: chat(`run-${A} and ${A}`) }), `run-${B} and ${B}`);
  expect([...(hit?.renamed ?? [])]).toEqual([[A, B]]);
  expect(await find(tapeOf({ body: chat(`run-${A} and ${A}`) }), `run-${B} and ${C}`)).toBeUndefined();
});

const gives = (...ids: string[]): Told => ({
  body: chat("list"),
  answer: { data: ids.map((id) => ({ id })) },
});

test("an id that a response gave and that stayed the same does not keep a request from being one sent again", async () => {
  const read = (at: string): string => `read ${A} as of ${at}`;
  const tape = tapeOf(
    gives(A),
    { body: chat(read("2026-01-06T10:00:00Z")) },
    { body: chat(read("2026-01-06T11:00:00Z")) },
  );
  await find(tape, "list");
  expect((await find(tape, read("2027-02-07T10:00:00Z")))?.index).toBe(1);
  expect((await find(tape, read("2027-02-07T11:00:00Z")))?.index).toBe(2);
});

test("where one of the requests that may be meant names what a response gave, none is chosen", async () => {
  const tape = tapeOf(gives(A), { body: chat(`read ${A}`) }, { body: chat(`read ${B}`) });
  await find(tape, "list");
  expect(await find(tape, `read ${C}`)).toBeUndefined();
});

test("a request sent more often than it was recorded is used up", async () => {
  const tape = tapeOf({ body: chat(`request ${A}`) }, { body: chat(`request ${B}`) });
  const today = [C, C.replace("c0ffee00", "c0ffee01"), C.replace("c0ffee00", "c0ffee02")];
  const found = [];
  for (const id of today) found.push((await find(tape, `request ${id}`))?.index);
  expect(found).toEqual([0, 1, undefined]);
});
