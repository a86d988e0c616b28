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

const examples = (/^## Matchers\n([^]*?)^## /m.exec(README)?.[1] ?? "")
  .split("```ts\n")
  .slice(1)
  .map((block) => block.slice(0, block.indexOf("```")));

const answer = "You can get a refund within 30 days.";

const runReadme = async (code: string): Promise<void> => {
  await using model = await startJudgeModel();
  const OpenAI = class extends Client {
    constructor() {
      super({ apiKey: "none", baseURL: model.url });
    }
  };
  const supportBot = async () => Promise.resolve(answer);
  await runExample(code, { ...assertions, assert, expect, OpenAI, answer, trace: supportTrace, supportBot });
};

test.each(examples)("an example of the README's matchers runs (%#)", async (code) => {
  await expect(runReadme(code)).resolves.toBeUndefined();
});

test("an example that does not hold is found", async () => {
  await expect(runReadme("expect(trace).toMakeAtMost(1);")).rejects.toThrow("toMakeAtMost:");
});

test("the README shows matchers in expect and as functions", () => {
  expect(examples).toHaveLength(2);
});
