import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setStage } from "./stage.ts";

beforeAll(() => void vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1"));
afterAll(() => void vi.unstubAllEnvs());

test("once records where there is no cassette, and serves where there is one", async () => {
  await using stage = await setStage();
  const first = await stage.tape("a", {}, () => stage.ask("hi"));
  const second = await stage.tape("a", {}, () => stage.ask("hi"));
  expect([first.result, second.result]).toEqual([1, 1]);
  expect(first.summary).toMatchObject({ mode: "once", work: "record", sent: 1, served: 0 });
  expect(second.summary).toMatchObject({ mode: "once", work: "serve", sent: 0, served: 1, unused: [] });
  expect(second.trace.calls).toMatchObject([
    {
      method: "POST",
      status: 200,
      interaction: {
        request: { body: { json: { text: "hi" } } },
        response: { body: { json: { answer: 1, to: '{"text":"hi"}' } } },
      },
    },
  ]);
});

test("replay never sends anything, with and without a cassette", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  await expect(stage.tape("a", { mode: "replay" }, () => stage.ask("ho"))).rejects.toThrow(
    /No recorded interaction/,
  );
  await expect(stage.tape("none", { mode: "replay" }, () => stage.ask("hi"))).rejects.toThrow(
    /Nothing is recorded/,
  );
  expect(stage.model.asked).toHaveLength(1);
});

test("append serves what it knows, and adds what it lacks", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("one"));
  const { result, summary } = await stage.tape("a", { mode: "append" }, async () => [
    await stage.ask("two"),
    await stage.ask("one"),
    await stage.ask("one"),
  ]);
  expect(result).toEqual([2, 1, 3]);
  expect(summary).toMatchObject({ work: "append", served: 1, sent: 2 });
  const replayed = await stage.tape("a", { mode: "replay" }, async () => [
    await stage.ask("one"),
    await stage.ask("two"),
    await stage.ask("one"),
  ]);
  expect(replayed.result).toEqual([1, 2, 3]);
});

test("what a failing run appends is set aside", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("one"));
  const broken = stage.tape("a", { mode: "append" }, async () => {
    await stage.ask("two");
    throw new Error("the test failed");
  });
  await expect(broken).rejects.toThrow("the test failed");
  expect((await stage.read("a")).interactions).toHaveLength(1);
  expect((await stage.read("../.llm-replay/failed/a")).interactions).toHaveLength(2);
});

test("record replaces the cassette, and what is no longer sent drops out", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, async () => [await stage.ask("one"), await stage.ask("two")]);
  await stage.tape("a", { mode: "record" }, () => stage.ask("two"));
  expect((await stage.read("a")).interactions).toHaveLength(1);
  expect((await stage.tape("a", { mode: "replay" }, () => stage.ask("two"))).result).toBe(3);
});

test("live keeps nothing, and still gives the trace", async () => {
  await using stage = await setStage();
  const { trace, summary } = await stage.tape("a", { mode: "live" }, () => stage.ask("hi"));
  expect(trace.calls).toHaveLength(1);
  expect(summary).toMatchObject({ work: "live", sent: 1 });
  expect(existsSync(join(stage.dir, "a.json"))).toBe(false);
});

test("a first recording is saved though the work throws, because the calls were paid for", async () => {
  await using stage = await setStage();
  const broken = stage.tape("a", {}, async () => {
    await stage.ask("hi");
    throw new Error("an assertion failed");
  });
  await expect(broken).rejects.toThrow("an assertion failed");
  expect((await stage.tape("a", {}, () => stage.ask("hi"))).result).toBe(1);
});

test.each([401, 403, 429, 500])("a failing first recording with a %i is no cassette", async (status) => {
  await using stage = await setStage();
  const broken = stage.tape("a", {}, async () => {
    const response = await stage.send({ status });
    if (!response.ok) throw new Error("refused");
  });
  await expect(broken).rejects.toThrow("refused");
  expect(existsSync(join(stage.dir, "a.json"))).toBe(false);
});

test("a passing work that expects a 401 is recorded with it", async () => {
  await using stage = await setStage();
  const ask = async () => (await stage.send({ status: 401 })).status;
  await stage.tape("a", {}, ask);
  expect((await stage.tape("a", { mode: "replay" }, ask)).result).toBe(401);
});

test("nothing is written for work that sends nothing", async () => {
  await using stage = await setStage();
  const { result, trace } = await stage.tape("a", {}, () => 42);
  expect([result, trace.calls]).toEqual([42, []]);
  expect(existsSync(join(stage.dir, "a.json"))).toBe(false);
});
