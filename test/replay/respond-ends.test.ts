import { expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import type { Failure, Interaction } from "../../src/cassette/cassette.ts";
import { respond, type RespondOptions } from "../../src/replay/respond.ts";
import { interaction } from "./recorded.ts";

const SSE = "text/event-stream";
const REASON = new Error("had enough");

const stream = (...texts: string[]): Interaction =>
  interaction({ type: SSE, answer: texts.map((text) => Buffer.from(text)) });

const withHeaders = (given: Interaction, headers: [string, string][], body = given.response!.body) => ({
  ...given,
  response: { ...given.response!, headers, body },
});

const failing = (failure: Failure): Interaction => {
  const { response: _none, ...rest } = interaction();
  return { ...rest, failure };
};

/** Counts how often an answer's end was told. */
const counted = () => {
  const ends: number[] = [];
  const options: RespondOptions = { onEnd: () => void ends.push(1) };
  return { ends, options };
};

test("a body in one piece was given at once, a stream when it was read", async () => {
  const whole = counted();
  await respond(interaction(), whole.options);
  expect(whole.ends).toHaveLength(1);
  const { ends, options } = counted();
  const response = await respond(stream("1", "2"), options);
  expect(ends).toHaveLength(0);
  expect(await response.text()).toBe("12");
  expect(ends).toHaveLength(1);
});

test("an answer that failed has ended too", async () => {
  const { ends, options } = counted();
  await expect(respond(failing({ kind: "network", message: "gone" }), options)).rejects.toThrow(
    "fetch failed",
  );
  expect(ends).toHaveLength(1);
});

test("a failure without a code has none", async () => {
  const error = await respond(failing({ kind: "network", message: "gone" })).catch((error: unknown) => error);
  expect((error as TypeError).cause).toEqual(new Error("gone"));
  expect((error as TypeError).cause).not.toHaveProperty("code");
});

test("a client that had left before is answered with its reason alone", async () => {
  const options = { signal: AbortSignal.abort(REASON) };
  await expect(respond(interaction(), options)).rejects.toBe(REASON);
  await expect(respond(failing({ kind: "network", message: "gone" }), options)).rejects.toBe(REASON);
});

test("a client that leaves before the recorded head or failure gets its reason", async () => {
  for (const slow of [
    { ...interaction(), timing: { headers: 60_000, chunks: [60_000], end: 60_000 } },
    { ...failing({ kind: "network", message: "gone" }), timing: { chunks: [], end: 60_000 } },
  ]) {
    const client = new AbortController();
    const pending = respond(slow, { timing: "recorded", signal: client.signal });
    client.abort(REASON);
    await expect(pending).rejects.toBe(REASON);
  }
});

test("text of one piece stays text of its own type, and has none where none was recorded", async () => {
  const text = interaction({ type: "text/plain", answer: "hello" });
  const response = await respond(text);
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["text/plain", "hello"]);
  const bare = await respond(withHeaders(text, []));
  expect([bare.headers.get("content-type"), await bare.text()]).toEqual([null, "hello"]);
});

test("JSON that came in pieces comes in the same pieces", async () => {
  const json = withHeaders(
    interaction(),
    [["content-type", "application/json"]],
    storeBody([Buffer.from('{"a"'), Buffer.from(":1}")]),
  );
  const chunks: string[] = [];
  for await (const chunk of (await respond(json)).body ?? []) chunks.push(Buffer.from(chunk).toString());
  expect(chunks).toEqual(['{"a"', ":1}"]);
});

test("an answer without a body has none, one that broke off before its first byte has one that breaks off", async () => {
  const empty = withHeaders(interaction(), [], null);
  expect((await respond(empty)).body).toBeNull();
  const { body } = await respond({ ...empty, failure: { kind: "network", message: "gone" } });
  await expect(body!.getReader().read()).rejects.toThrow("terminated");
});

test.each([204, 205, 304])("a body recorded with status %i is not given", async (status) => {
  const given = interaction();
  const response = await respond({ ...given, response: { ...given.response!, status } });
  expect(response.body).toBeNull();
});

test("an answer that was still coming in when the recording ended stays open", async () => {
  const { body } = await respond({ ...stream("1"), unfinished: true }, { patience: 1 });
  const reader = body!.getReader();
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("1");
  await expect(reader.read()).rejects.toMatchObject({ code: "clientStayed" });
});

test("a client that is waited for is told how it left", async () => {
  for (const kind of ["abort", "timeout"] as const) {
    const error = await respond(failing({ kind, message: "left" }), { patience: 1 }).catch(String);
    expect(error).toMatch(kind === "abort" ? /abort|left/ : /time/);
  }
});

test.each([
  [200, false],
  [428, false],
  [429, true],
  [430, false],
  [499, false],
  [500, true],
  [529, true],
])("whether a client need not wait after %i: %s", async (status, isSoon) => {
  const given = interaction();
  const response = await respond({ ...given, response: { ...given.response!, status } });
  expect(response.headers.get("retry-after-ms")).toBe(isSoon ? "1" : null);
});

test("a recorded wait in milliseconds gives way, at the recorded pace it stays", async () => {
  const given = withHeaders(interaction(), [["retry-after-ms", "900"]]);
  const refused = { ...given, response: { ...given.response, status: 429 } };
  const wait = async (options: RespondOptions) =>
    (await respond(refused, options)).headers.get("retry-after-ms");
  expect(await wait({})).toBe("1");
  expect(await wait({ timing: "instant", retryAfter: "soon" })).toBe("1");
  expect(await wait({ retryAfter: "recorded" })).toBe("900");
  expect(await wait({ timing: 0.001 })).toBe("900");
});

test("an answer whose address stayed is not redirected", async () => {
  const response = await respond(interaction());
  expect([response.url, response.redirected]).toEqual(["", false]);
});
