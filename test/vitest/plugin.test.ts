import { expect, test, vi } from "vitest";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const IMPORTS = `
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, send, url } from "./ask.js";
`;

test("every test gets a cassette of its own, and replays it in CI without the network", async () => {
  await using project = await startProject({
    "support.test.js": `${IMPORTS}
      test("refund", async () => { expect(await ask("refund")).toBe(1); });
      describe("orders", () => {
        test("status", async () => {
          expect(await ask("where")).toBe(2);
          expect(await ask("where")).toBe(3);
        });
      });`,
  });
  await using model = await startModel();
  const recorded = await project.run({ MODEL_URL: model.url });
  expect(recorded.failures).toBe("");
  expect(recorded.output).toContain("llm-replay  3 sent live, 2 cassettes recorded");
  expect(await project.cassettes()).toEqual(["support/orders-status.51ecaf.json", "support/refund.json"]);

  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0, tests: { refund: "passed", "orders status": "passed" } });
  expect(replayed.output).toContain("llm-replay  3 served");
  expect(model.asked).toHaveLength(3);
});

test("nothing is written and nothing is said for tests that send nothing", async () => {
  await using project = await startProject({
    "sum.test.js": `${IMPORTS} test("adds", () => { expect(1 + 1).toBe(2); });`,
  });
  const run = await project.run();
  expect(run).toMatchObject({ code: 0, tests: { adds: "passed" } });
  expect(await project.cassettes()).toEqual([]);
  expect(run.output).not.toContain("llm-replay  ");
});

test("what is sent outside tests stands in the file's cassette, and tests may look into it", async () => {
  await using project = await startProject({
    "hooks.test.js": `${IMPORTS}
      const early = await ask("module");
      let before;
      beforeAll(async () => { before = await ask("before"); });
      afterAll(async () => { expect(await ask("after")).toBe(4); });
      test("uses both", async () => { expect([early, before, await ask("own")]).toEqual([1, 2, 3]); });
      test("asks again what beforeAll asked", async () => {
        if (process.env.CI) expect(await ask("spare").catch(() => 0)).toBe(0);
      });`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toEqual(["hooks.json", "hooks/uses-both.json"]);
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed.tests).toEqual({
    "uses both": "passed",
    "asks again what beforeAll asked": "failed",
  });
  expect(replayed.failures).toMatch(
    /No recorded interaction answers POST .*asks again what beforeAll asked/s,
  );
});

test("a miss fails the test with the whole explanation, though the program swallows the error", async () => {
  const file = (text: string) => ({
    "swallow.test.js": `${IMPORTS}
      test("swallows", async () => {
        await send({ model: "m", text: ${JSON.stringify(text)} }).catch(() => {});
      });`,
  });
  await using project = await startProject(file("Hello"));
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  await project.write(file("Hello!"));
  const run = await project.run({ MODEL_URL: "http://127.0.0.1:1" });
  expect(run).toMatchObject({ code: 1, tests: { swallows: "failed" } });
  expect(run.failures).toContain("nearest recorded request");
  expect(run.failures).toContain("Hello!");
  expect(run.failures).toContain("LLM_REPLAY_MODE=record npx vitest run swallow.test.js -t swallows");
});

test("a miss that the failed test has told already is told once, and one it has not told is added without a stack", async () => {
  const file = (text: string) => ({
    "tells.test.js": `${IMPORTS}
      test("tells", async () => { await ask(${JSON.stringify(text)}); });
      test("hides", async () => { await ask(${JSON.stringify(text)}).catch(() => { throw new Error("hidden"); }); });`,
  });
  await using project = await startProject(file("Hello"));
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  await project.write(file("Hello!"));
  const run = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(run.tests).toEqual({ tells: "failed", hides: "failed" });
  expect(run.failures.match(/sent by "tells"/g)).toHaveLength(1);
  expect(run.failures.match(/sent by "hides"/g)).toHaveLength(1);
  expect(run.failures).toContain("in cassette cassettes/tells/tells.json");
  expect(run.failures).toContain("hidden");
  expect(run.output).not.toMatch(/answer-for|errors\.[jt]s/);
});

test("vitest -u leaves cassettes alone, LLM_REPLAY_MODE=record replaces them", async () => {
  await using project = await startProject({
    "u.test.js": `${IMPORTS}
      test("asks", async () => { expect(await ask("hi")).toBeGreaterThan(0); });`,
  });
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  const before = await project.cassette("u/asks.json");
  await project.run({ MODEL_URL: model.url }, "-u");
  expect(await project.cassette("u/asks.json")).toBe(before);
  expect(model.asked).toHaveLength(1);
  await project.run({ MODEL_URL: model.url, LLM_REPLAY_MODE: "record" });
  expect(await project.cassette("u/asks.json")).not.toBe(before);
  expect(model.asked).toHaveLength(2);
});

test("in record mode a failing test leaves its cassette as it was, and sets the recording aside", async () => {
  await using project = await startProject({
    "fails.test.js": `${IMPORTS}
      test("asks", async () => { expect(await ask("hi")).toBe(1); });`,
  });
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  const before = await project.cassette("fails/asks.json");
  const run = await project.run({ MODEL_URL: model.url, LLM_REPLAY_MODE: "record" });
  expect(run.tests).toEqual({ asks: "failed" });
  expect(await project.cassette("fails/asks.json")).toBe(before);
  expect(await project.cassette("../.llm-replay/failed/fails/asks.json")).toContain('"answer": 2');
  expect(run.output).toContain("set aside");
});

test("each retry goes on with the mode of the first attempt, on a fresh tape; the passing one is saved", async () => {
  await using project = await startProject({
    "retry.test.js": `${IMPORTS}
      test("third time lucky", { retry: 3 }, async () => {
        expect(await ask("roll")).toBeGreaterThan(2);
      });
      let attempts = 0;
      test("passes on the second look", { retry: 1 }, async () => {
        expect([await ask("a"), await ask("b")].length + attempts++).toBe(3);
      });`,
  });
  await using model = await startModel();
  expect(await project.run({ MODEL_URL: model.url })).toMatchObject({ code: 0 });
  expect(model.asked).toEqual([
    ...Array.from({ length: 3 }, () => '{"text":"roll"}'),
    ...['{"text":"a"}', '{"text":"b"}', '{"text":"a"}', '{"text":"b"}'],
  ]);
  expect(await project.cassette("retry/third-time-lucky.json")).toContain('"answer": 3');
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0 });
});

test("under test.fails a miss still fails the run, and a recording counts as passing", async () => {
  await using project = await startProject({
    "known.test.js": `${IMPORTS}
      test.fails("known bug", async () => { expect(await ask("bug")).toBe(-1); });`,
  });
  await using model = await startModel();
  expect(await project.run({ MODEL_URL: model.url })).toMatchObject({ code: 0 });
  expect(await project.run({ MODEL_URL: model.url, LLM_REPLAY_MODE: "record" })).toMatchObject({ code: 0 });
  expect(await project.cassette("known/known-bug.json")).toContain('"answer": 2');
  await project.write({
    "known.test.js": `${IMPORTS}
      test.fails("known bug", async () => { expect(await ask("other bug")).toBe(-1); });`,
  });
  const missed = await project.run({ CI: "1", MODEL_URL: "http://127.0.0.1:1" });
  expect(missed.code).toBe(1);
  expect(missed.output).toContain("No recorded interaction answers POST");
  await project.write({ "cassettes/known/known-bug.json": "{" });
  const corrupt = await project.run({ CI: "1", MODEL_URL: "http://127.0.0.1:1" });
  expect(corrupt.code).toBe(1);
  expect(corrupt.output).toContain("known-bug.json:1:2: it breaks off");
});

test("a hundred concurrent tests with nearly the same request each get their own answer", async () => {
  await using project = await startProject(
    {
      "many.test.js": `${IMPORTS}
      describe.concurrent("many", () => {
        for (let i = 0; i < 100; i++) test("call " + i, async ({ expect }) => {
          const answers = await Promise.all([0, 1].map(async (j) => (await send({ text: "number " + i })).json()));
          for (const { to } of answers) expect(JSON.parse(to).text).toBe("number " + i);
        });
      });`,
    },
    { test: "{ maxConcurrency: 100 }" },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(model.asked).toHaveLength(200);
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0, failures: "" });
  expect(await project.cassettes()).toHaveLength(100);
});

test("a request that a test sends after it has timed out is refused, and the test is named", async () => {
  await using project = await startProject({
    "late.test.js": `${IMPORTS}
      let late;
      test("gives up", { timeout: 50 }, async () => {
        await ask("first");
        await new Promise((resolve) => setTimeout(resolve, 200));
        late = send({ text: "late" });
        await late;
      });
      test("lives on", async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect((await late).status).toBe(400);
        expect(await (await late).text()).toContain("gives up");
      });`,
  });
  await using model = await startModel();
  const run = await project.run({ MODEL_URL: model.url });
  expect(run.tests).toEqual({ "gives up": "failed", "lives on": "passed" });
  expect(run.output).toContain('was sent by "gives up" after it had ended');
  expect(model.asked).toEqual(['{"text":"first"}']);
});

test("a shared batcher may send one test's request from another test's context", async () => {
  await using project = await startProject({
    "batch.test.js": `${IMPORTS}
      const queue = [];
      let flushing;
      const batched = (text) => new Promise((resolve) => {
        queue.push({ text, resolve });
        flushing ??= new Promise((done) => setTimeout(done, 50)).then(async () => {
          flushing = undefined;
          for (const { text, resolve } of queue.splice(0)) resolve((await (await send({ text })).json()).to);
        });
      });
      describe.concurrent("batched", () => {
        const wait = (ms) => new Promise((done) => setTimeout(done, ms));
        test("one", async ({ expect }) => {
          if (process.env.CI) await wait(20);
          expect(await batched("from one")).toContain("from one");
        });
        test("two", async ({ expect }) => {
          if (!process.env.CI) await wait(20);
          expect(await batched("from two")).toContain("from two");
        });
      });`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toHaveLength(1);
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0, failures: "" });
});

test("globalSetup has a cassette, also for a server it started", async () => {
  await using project = await startProject(
    {
      "global.js": `
        import { createServer } from "node:http";
        import { ask } from "./ask.js";
        export default async (project) => {
          const server = createServer(async (request, response) => response.end(String(await ask("from the app"))));
          await new Promise((done) => server.listen(0, "127.0.0.1", done));
          project.provide("seed", await ask("seed"));
          project.provide("app", "http://localhost:" + server.address().port);
          return () => new Promise((done) => server.close(done));
        };`,
      "global.test.js": `
        import { expect, inject, test } from "vitest";
        test("seeded", async () => {
          expect(inject("seed")).toBe(1);
          expect(await (await fetch(inject("app"))).text()).toBe("2");
        });`,
    },
    {
      options: `{ traffic: { record: [process.env.MODEL_URL.slice(7)] } }`,
      test: `{ globalSetup: "./global.js" }`,
    },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toEqual(["globalSetup.json"]);
  const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
  expect(replayed).toMatchObject({ code: 0, failures: "" });
  expect(model.asked).toHaveLength(2);
});

test("a stream still open at the end is waited for, at most a second, and kept as unfinished", async () => {
  await using project = await startProject({
    "open.test.js": `${IMPORTS}
      let response;
      test("leaves a stream open", async () => {
        response = await fetch(url + "/stream");
        expect(response.status).toBe(200);
      });
      test("leaves an endless stream open", async () => {
        if (process.env.CI) return;
        await fetch(url + "/endless");
      });`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassette("open/leaves-a-stream-open.json")).toContain("onetwothree");
  expect(await project.cassette("open/leaves-an-endless-stream-open.json")).toContain('"unfinished": true');
});

test("the user's own MSW beside the plugin keeps its handlers, and may answer from the cassette", async () => {
  await using project = await startProject(
    {
      "msw.test.js": `${IMPORTS}
      import { http, HttpResponse } from "msw";
      import { setupServer } from "msw/node";
      import { cassetteHandlers } from "llm-replay";
      const server = setupServer(http.get("http://127.0.0.1:4321/mine", () => HttpResponse.text("mine")));
      beforeAll(() => server.listen({ onUnhandledFrame: "bypass" }));
      afterAll(() => server.close());
      test("both answer", async () => {
        expect(await ask("hi")).toBe(1);
        expect(await (await fetch("http://127.0.0.1:4321/mine")).text()).toBe("mine");
      });
      test("by handlers", async () => {
        server.use(...cassetteHandlers());
        expect(await ask("hi")).toBe(2);
        expect(await (await fetch("http://127.0.0.1:4321/mine")).text()).toBe("mine");
      });`,
    },
    { options: `{ traffic: { record: ["127.0.0.1:*"], pass: ["127.0.0.1:4321"] } }` },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toEqual(["msw/both-answer.json", "msw/by-handlers.json"]);
  expect(await project.run({ MODEL_URL: "http://127.0.0.1:4322", CI: "1" })).toMatchObject({
    code: 0,
    failures: "",
  });
});
