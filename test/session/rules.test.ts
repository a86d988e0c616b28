import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { jsonOf } from "../../src/cassette/body.ts";
import { currentTrace, variable } from "../../src/index.ts";
import { setStage } from "./stage.ts";

beforeAll(() => void vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1"));
afterAll(() => void vi.unstubAllEnvs());

test("a miss is thrown in full though the work swallows it, with what the work threw as its cause", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  const swallowed = stage.tape("a", {}, async () => void (await stage.ask("hello").catch(() => 0)));
  await expect(swallowed).rejects.toMatchObject({
    code: "miss",
    message: /text.*recorded +"hi".*now +"hello"/s,
  });
  const thrown = stage.tape("a", {}, async () => {
    await stage.ask("hello");
    throw new Error("no answer");
  });
  await expect(thrown).rejects.toMatchObject({ code: "miss", cause: new Error("no answer") });
});

test("several misses are told in one error, each once", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  const missed = stage.tape("a", {}, async () => {
    for (const text of ["one", "two", "two"]) await stage.ask(text);
  });
  await expect(missed).rejects.toMatchObject({
    code: "requestsFailed",
    message: /^2 requests of "a".*"one".*"two"/s,
  });
});

test("maxCalls stops a recording that runs away, and what there is of it is no cassette", async () => {
  await using stage = await setStage();
  const runaway = stage.tape("a", { maxCalls: 3 }, async () => {
    for (let i = 0; i < 50; i++) await stage.ask(`step ${i}`);
  });
  await expect(runaway).rejects.toMatchObject({ code: "tooManyCalls" });
  expect(stage.model.asked).toHaveLength(3);
  expect(existsSync(join(stage.dir, "a.json"))).toBe(false);
});

test("maxCost stops a recording that has cost more, by the prices that were given", async () => {
  await using stage = await setStage();
  const options = { maxCost: 0.5, prices: { "*": { input: 0, request: 0.3 } } };
  const ask = async (prompt: string) => (await stage.send({ model: "own", prompt })).json();
  const work = async () => [await ask("one"), await ask("two"), await ask("three")];
  await expect(stage.tape("a", options, work)).rejects.toMatchObject({ code: "tooCostly" });
  expect(stage.model.asked).toHaveLength(2);
});

test("a model without a price stops a recording with maxCost, and does not matter while replaying", async () => {
  await using stage = await setStage();
  const ask = async () => (await stage.send({ model: "own", prompt: "hi" })).json();
  const twice = async () => [await ask(), await ask()];
  await expect(stage.tape("a", { maxCost: 1 }, twice)).rejects.toMatchObject({ code: "costUnknown" });
  expect(stage.model.asked).toHaveLength(1);
  await stage.tape("a", {}, ask);
  expect((await stage.tape("a", { maxCost: 1 }, ask)).result).toMatchObject({ answer: 2 });
});

test("the trace is priced with the session's own prices, live and replayed", async () => {
  await using stage = await setStage();
  const options = { prices: { own: { input: 0, request: 0.25 } } };
  const ask = async () => (await stage.send({ model: "own", prompt: "hi" })).json();
  for (const mode of ["record", "replay"] as const) {
    const { trace } = await stage.tape("a", { ...options, mode }, ask);
    expect(trace.calls.map(({ cost }) => cost?.total)).toEqual([0.25]);
  }
});

test("a call to a known provider without a key fails before it is sent", async () => {
  await using stage = await setStage();
  const call = () =>
    fetch("https://api.openai.com/v1/responses", {
      method: "POST",
      body: "{}",
      headers: { authorization: "Bearer " },
    });
  await expect(stage.tape("a", {}, call)).rejects.toThrow(/Set OPENAI_API_KEY to record/);
});

test("unused interactions are reported, and fail with unused: error", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, async () => [await stage.ask("one"), await stage.ask("two")]);
  const { summary } = await stage.tape("a", {}, () => stage.ask("one"));
  expect(summary.unused).toEqual([`POST ${stage.model.url}/v1/chat`]);
  await expect(stage.tape("a", { unused: "error" }, () => stage.ask("two"))).rejects.toMatchObject({
    code: "interactionsUnused",
  });
});

test("a cassette older than maxAge warns, fails, or is recorded again", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  await stage.write("a", (cassette) => ({
    ...cassette,
    interactions: cassette.interactions.map((each) => ({ ...each, recordedAt: "2020-01-01T00:00:00.000Z" })),
  }));
  const warned = await stage.tape("a", { maxAge: "30d" }, () => stage.ask("hi"));
  expect(warned.summary.notes).toEqual([expect.stringMatching(/days old, more than maxAge 30d/)]);
  const options = { maxAge: "30d", stale: "error" } as const;
  await expect(stage.tape("a", options, () => stage.ask("hi"))).rejects.toMatchObject({
    code: "cassetteStale",
  });
  vi.stubEnv("LLM_REPLAY_STALE", "record");
  const again = await stage.tape("a", options, () => stage.ask("hi"));
  vi.stubEnv("LLM_REPLAY_STALE", undefined);
  expect(again).toMatchObject({ result: 2, summary: { work: "record" } });
  const fresh = await stage.tape("a", options, () => stage.ask("hi"));
  expect(fresh).toMatchObject({ result: 2, summary: { notes: [] } });
});

test("the trace of an appended recording tells the calls in the order they were sent", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("two"));
  const { trace } = await stage.tape("a", { mode: "append" }, async () => {
    for (const text of ["one", "two", "three"]) await stage.ask(text);
  });
  expect(trace.calls.map(({ interaction }) => jsonOf(interaction!.request.body))).toEqual(
    ["one", "two", "three"].map((text) => ({ text })),
  );
});

test("a value the work made up is kept and given back", async () => {
  await using stage = await setStage();
  const work = async () => {
    const id = await variable("id", () => randomUUID());
    await stage.ask(`session ${id}`);
    return id;
  };
  const recorded = await stage.tape("a", {}, work);
  expect((await stage.tape("a", { mode: "replay" }, work)).result).toBe(recorded.result);
  await expect(stage.tape("a", {}, () => variable("other", () => 1))).rejects.toMatchObject({
    code: "variableMissing",
  });
});

test("under a recorded clock the day of the recording comes back, inside only", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  await stage.write("a", (cassette) => ({
    ...cassette,
    interactions: cassette.interactions.map((each) => ({ ...each, recordedAt: "2020-02-29T12:00:00.000Z" })),
  }));
  const { result } = await stage.tape("a", { clock: "recorded" }, async () => {
    await stage.ask("hi");
    return new Date().toISOString().slice(0, 13);
  });
  expect(result).toBe("2020-02-29T12");
  expect(new Date().getFullYear()).toBeGreaterThan(2024);
});

test("a redact hook and further fields apply before anything is kept, and requests still match", async () => {
  await using stage = await setStage();
  const redact = {
    fields: ["customer"],
    hook: <T>(interaction: T) =>
      JSON.parse(JSON.stringify(interaction).replaceAll("Ada Lovelace", "A. Person")) as T,
  };
  const work = async () => (await stage.send({ customer: "ACME-123", text: "Ada Lovelace" })).status;
  await stage.tape("a", { redact }, work);
  expect(JSON.stringify(await stage.read("a"))).not.toMatch(/ACME-123|Lovelace/);
  expect((await stage.tape("a", { redact, mode: "replay" }, work)).result).toBe(200);
});

test("match.normalize decides what is the same, and its key stands in the cassette", async () => {
  await using stage = await setStage();
  const match = { normalize: ({ url }: { url: string }) => new URL(url).pathname };
  await stage.tape("a", { match }, () => stage.ask("hi"));
  expect((await stage.read("a")).interactions[0]?.request.key).toBe('"/v1/chat"');
  expect((await stage.tape("a", { match, mode: "replay" }, () => stage.ask("anything"))).result).toBe(1);
});

test("two recordings of one cassette at once are refused, replaying it many times at once is fine", async () => {
  await using stage = await setStage();
  const twice = Promise.allSettled([1, 2].map(() => stage.tape("a", {}, () => stage.ask("hi"))));
  expect((await twice).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const many = await Promise.all(
    Array.from({ length: 100 }, () => stage.tape("a", { mode: "replay" }, () => stage.ask("hi"))),
  );
  expect(new Set(many.map(({ result }) => result))).toEqual(new Set([1]));
});

test("each of a hundred near-equal calls at once gets its own answer", async () => {
  await using stage = await setStage();
  const work = () =>
    Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const { to } = (await (await stage.send({ text: `number ${i}` })).json()) as { to: string };
        return (JSON.parse(to) as { text: string }).text;
      }),
    );
  const expected = Array.from({ length: 100 }, (_, i) => `number ${i}`);
  expect((await stage.tape("a", {}, work)).result).toEqual(expected);
  expect((await stage.tape("a", { mode: "replay" }, work)).result).toEqual(expected);
});

test("a value made up in append is kept, though nothing went live", async () => {
  await using stage = await setStage();
  await stage.tape("a", {}, () => stage.ask("hi"));
  const work = async () => [await stage.ask("hi"), await variable("id", () => randomUUID())];
  const { result } = await stage.tape("a", { mode: "append" }, work);
  expect((await stage.tape("a", { mode: "replay" }, work)).result).toEqual(result);
});

test("cassettes within cassettes keep to their own async context", async () => {
  await using stage = await setStage();
  await stage.tape("outer", {}, async () => {
    await stage.ask("outer");
    await stage.tape("inner", {}, () => stage.ask("inner"));
    expect(currentTrace().calls).toHaveLength(1);
    await stage.ask("outer again");
  });
  expect((await stage.read("outer")).interactions).toHaveLength(2);
  expect((await stage.read("inner")).interactions).toHaveLength(1);
});

test("what is sent after the last cassette of a process was closed is refused too", async () => {
  await using stage = await setStage();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { result } = await stage.tape("only", {}, async () => {
    await stage.ask("in time");
    return { late: gate.then(() => stage.send({ text: "late" })) };
  });
  open();
  expect((await result.late).status).toBe(400);
  expect(stage.model.asked).toEqual([`{"text":"in time"}`]);
});

test("a request after the end is refused, and its sender is named", async () => {
  await using stage = await setStage();
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  let late: Promise<Response> | undefined;
  await stage.tape("outer", {}, async () => {
    await stage.tape("inner", {}, async () => {
      late = gate.then(() => fetch(`${stage.model.url}/v1/chat?key=secret`, { method: "POST" }));
      await stage.ask("in time");
    });
    release();
    expect((await late)?.status).toBe(400);
    expect(await (await late)?.text()).toMatch(/\/v1\/chat was sent by \\"inner\\" after it had ended/);
  });
  expect(stage.model.asked).toEqual(['{"text":"in time"}']);
});

test("currentTrace and variable say so where no cassette is in use", async () => {
  expect(() => currentTrace()).toThrow(/inside withCassette/);
  await expect(variable("x", () => 1)).rejects.toMatchObject({ code: "noCassette" });
});

test("a WebSocket is refused by name while replaying, and passes with a note while recording", async () => {
  await using stage = await setStage();
  const open = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${stage.model.url.replace("http", "ws")}/v1/realtime`);
      socket.addEventListener("error", () => resolve("error"));
      socket.addEventListener("open", () => resolve("open"));
    });
  const recording = await stage.tape("a", {}, async () => [await stage.ask("hi"), await open()]);
  expect(recording.summary.notes).toEqual([
    expect.stringMatching(/a WebSocket to 127\.0\.0\.1.* cannot be recorded/),
  ]);
  const replaying = stage.tape("a", {}, async () => [await stage.ask("hi"), await open()]);
  await expect(replaying).rejects.toMatchObject({ code: "protocolRefused" });
});
