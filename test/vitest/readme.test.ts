import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const ROOT = resolve(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** The examples of a section; those of the matchers are run where the matchers are. */
const examplesOf = (heading: string): string[] => {
  const start = `\n${README}`.indexOf(`\n${heading}\n`);
  expect(start, heading).toBeGreaterThan(-1);
  const end = README.indexOf("\n## ", start + heading.length);
  return [...README.slice(start, end).matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code);
};

const fromSource = (code: string): string =>
  code
    .replace(`"llm-replay/vitest"`, JSON.stringify(join(ROOT, "src/vitest/index.ts")))
    .replace(`"llm-replay/faults"`, JSON.stringify(join(ROOT, "src/faults/index.ts")))
    .replace(`"llm-replay"`, JSON.stringify(join(ROOT, "src/index.ts")));

const BOT = `
export const supportBot = async (content: string): Promise<string> => {
  const body = JSON.stringify({ model: "gpt-4o-mini", messages: [{ role: "user", content }] });
  const response = await fetch(process.env.MODEL_URL + "/v1/chat/completions", { method: "POST", body });
  if (!response.ok) throw new Error(await response.text());
  return "Within 30 days. You asked: " + content;
};
`;

const IMPORTS = `
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { supportBot } from "./support-bot.ts";
`;

test("the first example records, and is then served without the API", async () => {
  const [config = "", support = ""] = examplesOf("# llm-replay");
  await using model = await startModel();
  await using project = await startProject({
    "vitest.config.ts": fromSource(config).replace("({ ", "({ server: { fs: { strict: false } }, "),
    "support.test.ts": support,
    "support-bot.ts": BOT,
  });
  const recorded = await project.run({ MODEL_URL: model.url });
  expect(recorded, recorded.output).toMatchObject({ code: 0 });
  expect(await project.cassettes()).toEqual(["support/answers-a-refund-question.json"]);
  const replayed = await project.run({ MODEL_URL: model.url, CI: "1" });
  expect(replayed, replayed.output).toMatchObject({ code: 0 });
  expect(model.asked).toHaveLength(1);
});

test("the examples of tests, traces, budgets and prices run", async () => {
  const [inTest = ""] = examplesOf("## In a test");
  const [trace = ""] = examplesOf("## Traces");
  const [budgets = ""] = examplesOf("## Budgets, and what every run leaves");
  const [thresholds = ""] = examplesOf("## What a branch changes");
  const [prices = ""] = examplesOf("## Cost");
  await using model = await startModel();
  await using project = await startProject({
    "support-bot.ts": BOT,
    "variable.test.ts": IMPORTS + inTest,
    "trace.test.ts": `${IMPORTS}
      import { currentTrace } from "llm-replay";
      test("is read", async () => { await supportBot("hello"); ${trace} });`,
    "budgets.test.ts": `${IMPORTS}
      import { llmReplay, useCassette } from "llm-replay/vitest";
      ${budgets}
      test("thresholds are options", () => { ${thresholds} });
      test("prices are options", () => { llmReplay({ ${prices} }); });
      test("is under its budget", async () => { await supportBot("hello"); });`,
  });
  const { code, output, tests } = await project.run({ MODEL_URL: model.url });
  expect(code, output).toBe(0);
  expect(Object.keys(tests)).toHaveLength(5);
});

test("the example without Vitest runs", async () => {
  const [script = ""] = examplesOf("## Without Vitest");
  await using model = await startModel();
  await using project = await startProject({
    "support-bot.ts": BOT,
    "script.ts": `import { supportBot } from "./support-bot.ts";\n${fromSource(script)}`,
  });
  const env = { ...process.env, MODEL_URL: model.url, CI: "", LLM_REPLAY_MODE: "" };
  const { stdout } = await promisify(execFile)(process.execPath, ["script.ts"], { cwd: project.dir, env });
  expect(stdout).toContain("1 Within 30 days.");
});

test("the example of faults runs", async () => {
  const [example = ""] = examplesOf("## The command line");
  const [imports = "", property = ""] = example.split("\n\n");
  await using model = await startModel();
  await using project = await startProject({
    "support-bot.ts": BOT,
    "faults.test.ts": `${IMPORTS}
      import { withCassette } from "llm-replay";
      ${fromSource(imports)}
      test("is recorded", () => withCassette("refund", () => supportBot("Can I get my money back?")));
      test("bears every way to cut", async () => { ${property} });`,
  });
  const { code, output } = await project.run({ MODEL_URL: model.url });
  expect(code, output).toBe(0);
});
