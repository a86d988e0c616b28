import { expect, test } from "vitest";
import type { RequestPart } from "../../src/cassette/cassette.ts";
import type { Hit, Tape } from "../../src/replay/tape.ts";
import { openTape } from "../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "./recorded.ts";

const lacking = (told: Told, ...lost: RequestPart[]) => {
  const { request, ...rest } = interaction(told);
  const body = lost.includes("body") ? null : request.body;
  return { ...rest, request: { ...request, headers: [], body, lost } };
};

const find = async (tape: Tape, told: Told): Promise<Hit | undefined> => tape.find(await asked(told), "any");

const VERSION: Told["headers"] = [["anthropic-version", "2023-06-01"]];

test("a request whose body was not kept answers any body sent to its address, in recorded order", async () => {
  const tape = openTape({ interactions: [lacking({}, "body"), lacking({}, "body")] });
  const first = await find(tape, { body: chat("a") });
  expect(first?.index).toBe(0);
  expect(first?.note).toContain("without its body");
  expect((await find(tape, { body: chat("b") }))?.index).toBe(1);
  expect(tape.nearest(await asked({ body: chat("c") })).why).toBe("consumed");
});

test("it answers no other address, and no other method", async () => {
  const tape = openTape({ interactions: [lacking({}, "headers", "body")] });
  expect(await find(tape, { url: "https://api.openai.com/v1/embeddings", body: chat("a") })).toBeUndefined();
  expect(await find(tape, { method: "GET" })).toBeUndefined();
  expect(tape.unused()).toHaveLength(1);
});

test("a request whose headers were not kept answers whatever version header is sent, and only its own body", async () => {
  const tape = openTape({ interactions: [lacking({ body: chat("a") }, "headers")] });
  expect(await find(tape, { headers: VERSION, body: chat("b") })).toBeUndefined();
  expect((await find(tape, { headers: VERSION, body: chat("a") }))?.index).toBe(0);
});

test("volatile tokens of a body are seen through where the headers were not kept", async () => {
  const at = (time: string) => chat(`It is ${time}. Go on.`);
  const tape = openTape({ interactions: [lacking({ body: at("2025-01-01T10:00:00Z") }, "headers")] });
  const hit = await find(tape, { headers: VERSION, body: at("2026-02-03T11:12:13Z") });
  expect(hit?.note).toContain("volatile");
});

test("what was kept in full is preferred to what was not", async () => {
  const tape = openTape({
    interactions: [lacking({}, "body"), interaction({ body: chat("a") })],
  });
  expect((await find(tape, { body: chat("a") }))?.index).toBe(1);
  expect((await find(tape, { body: chat("a") }))?.index).toBeUndefined();
  expect((await find(tape, { body: chat("b") }))?.index).toBe(0);
});

test("a request that lacks nothing is never answered by leaving its headers out", async () => {
  const tape = openTape({
    interactions: [interaction({ body: chat("a") }), lacking({ body: chat("b") }, "headers")],
  });
  expect(await find(tape, { headers: VERSION, body: chat("a") })).toBeUndefined();
});
