import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import OpenAI from "openai";
import { expect, test, vi } from "vitest";
import { currentTrace, withCassette } from "../../src/index.ts";
import { gate, startUpstream } from "../recorder/upstream.ts";
import { setStage } from "./stage.ts";

test("the trace grows with the calls, and is whole when the work has ended", async () => {
  await using stage = await setStage();
  const seen: number[] = [];
  const { trace } = await stage.tape("grows", {}, async () => {
    seen.push(currentTrace().calls.length);
    await stage.ask("one");
    seen.push(currentTrace().calls.length);
    await stage.ask("two");
    seen.push(currentTrace().calls.length);
  });
  expect(seen).toEqual([0, 1, 2]);
  expect(trace.calls).toHaveLength(2);
  expect(trace).toMatchObject({ title: "grows", root: { name: "grows" } });
});

test("a trace that is first asked for later tells the calls of its own work, and is read once", async () => {
  await using stage = await setStage();
  const one = await stage.tape("late", {}, () => stage.ask("one"));
  await stage.tape("late", { mode: "append" }, () => stage.ask("two"));
  expect(one.trace.calls).toHaveLength(1);
  expect(one.trace).toBe(one.trace);
});

test("works that run side by side see each their own calls", async () => {
  await using stage = await setStage();
  for (const mode of ["once", "replay"] as const) {
    const counts = await Promise.all(
      [1, 2, 3].map(async (count) => {
        const { result } = await stage.tape(`beside ${count}`, { mode }, async () => {
          for (let call = 0; call < count; call++) await stage.ask(`${count} ${call}`);
          return currentTrace().calls.length;
        });
        return result;
      }),
    );
    expect(counts).toEqual([1, 2, 3]);
  }
});

test("outside of any cassette there is no trace, and the error says where there is", () => {
  expect(() => currentTrace()).toThrow(expect.objectContaining({ code: "noCassette" }));
});

test("a replay has the times of its recording, whatever the clock does", async () => {
  await using stage = await setStage();
  const work = async () => {
    await stage.ask("one");
    await stage.ask("two");
  };
  const recorded = await stage.tape("times", {}, async () => {
    await stage.ask("one");
    await wait(30);
    await stage.ask("two");
  });
  const replayed = await stage.tape("times", { mode: "replay" }, work);
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout"], now: 0 });
  const faked = await stage.tape("times", { mode: "replay" }, work).finally(() => vi.useRealTimers());
  const timesOf = ({ trace }: typeof recorded) => [trace.duration, trace.calls.map(({ timing }) => timing)];
  expect(recorded.trace.duration).toBeGreaterThanOrEqual(30);
  expect(timesOf(replayed)).toEqual(timesOf(recorded));
  expect(timesOf(faked)).toEqual(timesOf(recorded));
});

test("a stream that a client leaves at its end has not failed, recorded and replayed", async () => {
  const pieces = [
    { choices: [{ index: 0, delta: { content: "Hello" }, finish_reason: null }] },
    { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
  ];
  const gone = gate();
  await using upstream = await startUpstream(async (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) response.write(`data: ${JSON.stringify({ model: "gpt-4o", ...piece })}\n\n`);
    response.write("data: [DONE]\n\n");
    await gone.passed;
    response.end();
  });
  const dir = await mkdtemp(join(tmpdir(), "farewell-"));
  const talk = async () => {
    const client = new OpenAI({ apiKey: "none", baseURL: `${upstream.url}/v1` });
    const messages = [{ role: "user" as const, content: "hi" }];
    const stream = await client.chat.completions.create({ model: "gpt-4o", messages, stream: true });
    for await (const chunk of stream) expect(chunk.model).toBe("gpt-4o");
    const [call] = currentTrace().calls;
    return { text: call?.text, error: call?.error, reasons: call?.finishReasons };
  };
  const whole = { text: "Hello", error: undefined, reasons: ["stop"] };
  const options = { dir, traffic: { record: ["127.0.0.1:*"] } };
  expect((await withCassette("farewell", { ...options, mode: "once" }, talk)).result).toEqual(whole);
  gone.open();
  expect((await withCassette("farewell", { ...options, mode: "replay" }, talk)).result).toEqual(whole);
  await rm(dir, { recursive: true });
});
