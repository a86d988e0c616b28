import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { MATCHER_NAMES } from "../../src/assertions/table.ts";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const CALLS = `
import { describe, expect, test } from "vitest";
import { currentTrace } from "llm-replay";
import { send } from "./ask.js";

const chat = { model: "gpt-4o-mini", messages: [{ role: "user", content: "hello" }] };

test("holds", async () => {
  const { answer } = await (await send(chat)).json();
  const trace = currentTrace();
  expect(trace).toMakeAtMost(1, { filter: () => true });
  expect(trace.calls[0]).toRespondWithin(60_000);
  expect("one or two").toContainAllOf(["one", /two/]);
  expect({ text: "{}" }).toEqual({ text: expect.toBeValidJson() });
  await expect("a").toMatchSemantically("b", { embedder: async (texts) => texts.map(() => [answer]) });
});
test("fails", () => { expect("{").toBeValidJson(); });
test("fails softly", () => { expect.soft("{").toBeValidJson(); expect.soft("}").toBeValidJson(); });
test("is negated", () => { expect("{}").not.toBeValidJson(); });
test("judges nothing", () => { expect(currentTrace()).not.toCostLessThan(1); });
test.concurrent("has its own expect", async ({ expect }) => { expect("[]").toBeValidJson(); });
`;

test.each(["forks", "threads", "vmThreads"])("every test knows the matchers in %s", async (pool) => {
  await using project = await startProject(
    { "calls.test.js": CALLS },
    { test: `{ pool: ${JSON.stringify(pool)} }` },
  );
  await using model = await startModel();
  const { tests, failures } = await project.run({ MODEL_URL: model.url });
  expect(tests).toEqual({
    holds: "passed",
    fails: "failed",
    "fails softly": "failed",
    "is negated": "failed",
    "judges nothing": "failed",
    "has its own expect": "passed",
  });
  expect(failures).toContain("toBeValidJson: The output is no JSON");
  expect(failures).toContain("not.toBeValidJson: The output is JSON.");
  expect(failures).toContain("not.toCostLessThan: Cannot be judged: the trace holds no call.");
});

test.each(MATCHER_NAMES)("the file of %s bears its name, by which it is loaded", async (name) => {
  const file = `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  const path = join(import.meta.dirname, "../../src/assertions", file);
  expect(existsSync(path)).toBe(true);
  expect(await import(path)).toHaveProperty(name);
});
