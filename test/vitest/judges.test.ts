import { expect, test, vi } from "vitest";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const CALLS = `
import { expect, test } from "vitest";
import { currentTrace } from "llm-replay";
import { send } from "./ask.js";

const judge = async ({ user }) => {
  const { to } = await (await send({ judged: user })).json();
  return { verdict: to.includes("kind") ? "pass" : "fail", score: 1 };
};
test("is judged", async () => {
  const { to } = await (await send({ text: "hello" })).json();
  await expect(to).toPassJudge("Is kind.", { judge, samples: 2 });
  await expect(to).not.toPassJudge("Is short.", { judge });
  await expect(async () => expect(to).toPassJudge("Is kind.", { judge })).toPassAtLeast(0.9, { of: 2 });
  const { calls, judgeCalls } = currentTrace();
  expect([calls.length, judgeCalls.length]).toEqual([1, 5]);
});
`;

test.each(["forks", "vmThreads"])(
  "what a judge sends is recorded as the judge's, and replayed, in %s",
  async (pool) => {
    await using project = await startProject(
      { "calls.test.js": CALLS },
      { test: JSON.stringify({ pool, testTimeout: 60_000 }) },
    );
    await using model = await startModel();
    const recorded = await project.run({ MODEL_URL: model.url });
    expect(recorded.failures).toBe("");
    expect(recorded.tests).toEqual({ "is judged": "passed" });
    const { interactions } = JSON.parse(await project.cassette("calls/is-judged.json")) as Cassette;
    expect(interactions.map(({ role }) => role ?? "app")).toEqual(["app", ...Array<string>(5).fill("judge")]);
    const replayed = await project.run({ MODEL_URL: "http://127.0.0.1:1", CI: "1" });
    expect(replayed.failures).toBe("");
    expect(replayed.tests).toEqual({ "is judged": "passed" });
    expect(model.asked).toHaveLength(6);
  },
);
