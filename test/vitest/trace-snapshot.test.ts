import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const CALLS = `
import { expect, test } from "vitest";
import { currentTrace } from "llm-replay";
const url = process.env.MODEL_URL + "/v1/chat/completions";
const chat = async (model) => (await fetch(url, {
  method: "POST",
  body: JSON.stringify({ model, messages: [{ role: "user", content: "hello" }] }),
})).json();
test("answers", async () => {
  await chat(process.env.MODEL ?? "gpt-5");
  expect(currentTrace()).toMatchTraceSnapshot({}, "first");
  await chat("gpt-5-mini");
  expect(currentTrace()).toMatchTraceSnapshot({ tokens: "band" });
});
test("keeps nothing of nothing", () => { expect(currentTrace()).toMatchTraceSnapshot(); });
test("nor of no trace", () => { expect({ trace: 1 }).toMatchTraceSnapshot(); });
test("is never negated", () => { expect(currentTrace()).not.toMatchTraceSnapshot({ allowEmpty: true }); });
`;

const STATES = {
  answers: "passed",
  "keeps nothing of nothing": "failed",
  "nor of no trace": "failed",
  "is never negated": "failed",
};

test.each(["forks", "vmThreads"])("a trace's shape is a snapshot, in %s", async (pool) => {
  await using project = await startProject({ "calls.test.js": CALLS }, { test: JSON.stringify({ pool }) });
  await using model = await startModel();
  const env = { MODEL_URL: model.url };
  const kept = () => readFile(join(project.dir, "__snapshots__/calls.test.js.snap"), "utf8");

  const first = await project.run(env);
  expect(first.tests).toEqual(STATES);
  expect(first.failures).toContain(
    "toMatchTraceSnapshot: Cannot be judged: the trace holds no calls and no spans.",
  );
  expect(first.failures).toContain("the subject is an object with trace, not a trace");
  const snapshot = await kept();
  expect(snapshot).toContain("exports[`answers > first 1`]");
  expect(snapshot).toMatch(/- chat gpt-5\n +(?:.+\n +)*model: gpt-5\n/);
  expect(snapshot).not.toContain(model.host);

  const again = await project.run(env);
  expect(again.tests).toEqual(STATES);
  expect(await kept()).toBe(snapshot);

  const changed = await project.run({ ...env, MODEL: "gpt-6", LLM_REPLAY_MODE: "record" });
  expect(changed.tests).toEqual({ ...STATES, answers: "failed" });
  expect(changed.failures).toContain("mismatched");
  expect(await kept()).toBe(snapshot);

  const renewed = await project.run({ ...env, MODEL: "gpt-6", LLM_REPLAY_MODE: "record" }, "-u");
  expect(renewed.tests).toMatchObject({ answers: "passed" });
  expect(await kept()).toBe(snapshot.replaceAll(/gpt-5(?!-)/g, "gpt-6"));
});
