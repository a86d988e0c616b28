import { afterEach, expect, test, vi } from "vitest";
import { withRole } from "../../src/answer.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { only, record, send, thrown } from "./recordings.ts";
import { gate, startUpstream } from "./upstream.ts";

afterEach(() => vi.useRealTimers());
test("a refused connection is thrown as it is, and kept with its code", async () => {
  const upstream = await startUpstream(() => undefined);
  await upstream[Symbol.asyncDispose]();
  const recording = record();
  const failed = new TypeError("only this very object");
  expect(await thrown(() => recording.answer(new Request(upstream.url), () => Promise.reject(failed)))).toBe(
    failed,
  );
  await thrown(() => send(recording, upstream.url));
  const [mine, refused] = recording.interactions();
  expect(mine?.failure).toEqual({ kind: "network", message: "only this very object" });
  expect(refused?.failure).toMatchObject({ kind: "network", code: "ECONNREFUSED" });
  expect(refused?.response).toBeUndefined();
});

test("a client's own time limit is kept as a time-out", async () => {
  await using upstream = await startUpstream(() => undefined);
  const recording = record();
  const error = await thrown(() => send(recording, upstream.url, { signal: AbortSignal.timeout(30) }));
  expect(error).toMatchObject({ name: "TimeoutError" });
  const interaction = await only(recording);
  expect(interaction.failure?.kind).toBe("timeout");
  expect(interaction.timing.headers).toBeUndefined();
});

test("a client that gives up before the head is kept as an abort", async () => {
  const arrived = gate();
  await using upstream = await startUpstream(() => arrived.open());
  const recording = record();
  const controller = new AbortController();
  const sent = send(recording, upstream.url, { signal: controller.signal });
  await arrived.passed;
  controller.abort();
  expect(await thrown(() => sent)).toMatchObject({ name: "AbortError" });
  expect((await only(recording)).failure?.kind).toBe("abort");
});

test("what is still open when the patience ends is marked, head or no head", async () => {
  const arrived = gate();
  await using upstream = await startUpstream((request, response) => {
    if (request.url === "/silent") arrived.open();
    else response.write("data: 1\n\n");
  });
  const recording = record();
  const silent = send(recording, `${upstream.url}/silent`);
  silent.catch(() => undefined);
  await arrived.passed;
  await send(recording, upstream.url);
  await recording.settle(50);
  const [first, second] = recording.interactions();
  expect(first).toMatchObject({ unfinished: true, request: { url: `${upstream.url}/silent` } });
  expect(first?.response).toBeUndefined();
  expect(second).toMatchObject({ unfinished: true, response: { status: 200 } });
});

test("interactions stand in the order their requests were sent, with role and span", async () => {
  const first = gate();
  await using upstream = await startUpstream(async (request, response) => {
    if (request.url === "/1") await first.passed;
    response.end(request.url);
    if (request.url === "/2") first.open();
  });
  const started: number[] = [];
  const done: number[] = [];
  const recording = record({
    span: () => "s1",
    onStart: (_, index) => void started.push(index),
    onDone: (_, index) => void done.push(index),
  });
  const texts = await Promise.all([
    send(recording, `${upstream.url}/1`, { method: "POST", body: "x".repeat(100_000) }).then((response) =>
      response.text(),
    ),
    withRole("judge", () => send(recording, `${upstream.url}/2`)).then((response) => response.text()),
  ]);
  expect(texts).toEqual(["/1", "/2"]);
  await recording.settle(1000);
  expect(recording.interactions()).toMatchObject([
    { role: "app", span: "s1", request: { url: `${upstream.url}/1` } },
    { role: "judge", span: "s1", request: { url: `${upstream.url}/2` } },
  ]);
  expect([started, done]).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("a hook that throws spares the client and is told when the interactions are asked for", async () => {
  await using upstream = await startUpstream((_, response) => void response.end("fine"));
  const hook = (): never => {
    throw new Error("hook broke");
  };
  const recording = record({ redactor: createRedactor({ hook }), onDone: () => undefined });
  expect(await (await send(recording, upstream.url)).text()).toBe("fine");
  expect(() => recording.interactions()).toThrow("hook broke");
});

test("recorded times are real under a test's fake timers", async () => {
  await using upstream = await startUpstream((_, response) => void response.end("fine"));
  vi.useFakeTimers({ now: 0, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  const recording = record();
  await (await send(recording, upstream.url)).text();
  await recording.settle(1000);
  vi.useRealTimers();
  const [interaction] = recording.interactions();
  expect(new Date(interaction?.recordedAt ?? 0).getFullYear()).toBeGreaterThan(2000);
});

test("recording the same upstream again changes nothing but times", async () => {
  await using upstream = await startUpstream((_, response) => {
    response.setHeader("x-request-id", crypto.randomUUID());
    response.setHeader("content-type", "application/json");
    response.end('{"a":1}');
  });
  const once = async (): Promise<unknown> => {
    const recording = record();
    await (await send(recording, upstream.url, { method: "POST", body: "{}" })).text();
    const { recordedAt: _recordedAt, timing: _timing, ...rest } = await only(recording);
    return rest;
  };
  expect(await once()).toEqual(await once());
});
