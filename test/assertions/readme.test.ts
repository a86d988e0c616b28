import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Client from "openai";
import { expect, test } from "vitest";
import * as assertions from "../../src/assertions/index.ts";
import { startJudgeModel } from "./judge/judge-model.ts";
import { runExample } from "./run-example.ts";
import { supportTrace } from "./support-trace.ts";

expect.extend(assertions.expectMatchers);

const README = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

/** The snapshot is the plugin's, and proved with it. */
const examples = (/^## Matchers\n([^]*?)^## /m.exec(README)?.[1] ?? "")
  .split("```ts\n")
  .slice(1)
  .map((block) => block.slice(0, block.indexOf("```")).replace(/^expect\(.*toMatchTraceSnapshot.*$/m, ""));

const answer = "You can get a refund within 30 days.";

const runReadme = async (code: string): Promise<void> => {
  const running: Promise<void>[] = [];
  await using model = await startJudgeModel();
  const OpenAI = class extends Client {
    constructor() {
      super({ apiKey: "none", baseURL: model.url });
    }
  };
  await runExample(code, {
    ...assertions,
    assert,
    expect,
    OpenAI,
    answer,
    documents: ["Refunds are paid within 30 days."],
    trace: supportTrace,
    currentTrace: () => supportTrace,
    supportBot: async () => Promise.resolve(answer),
    task: () => true,
    test: (_title: string, run: () => Promise<void>) => running.push(run()),
  });
  await Promise.all(running);
};

test.each(examples)("an example of the README's matchers runs (%#)", async (code) => {
  await expect(runReadme(code)).resolves.toBeUndefined();
});

test("an example that does not hold is found, in a test and outside", async () => {
  await expect(runReadme("expect(trace).toMakeAtMost(1);")).rejects.toThrow("toMakeAtMost:");
  const inside = 'test("calls once", async () => { expect(currentTrace()).toMakeAtMost(1); });';
  await expect(runReadme(inside)).rejects.toThrow("toMakeAtMost:");
});

test("the README shows three examples of matchers or more", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});
