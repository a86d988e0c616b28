import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { judgeSpans } from "../../../src/cli/doctor/spans.ts";

const judged = (packages: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, version] of Object.entries(packages)) {
    const folder = join(root, "node_modules", "@opentelemetry", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version }));
  }
  return judgeSpans(root);
};

test("without the API there are no spans, and nothing is to be done", () => {
  const finding = judged({});
  expect(finding).toMatchObject({ level: "note", text: expect.stringContaining("none to keep") });
  expect(finding.details).toBeUndefined();
});

test.each([
  ["1.9.1", "@opentelemetry/sdk-trace-base"],
  ["1.10.0", "@opentelemetry/sdk-trace"],
])("API %s without an SDK is told to install %s", (version, sdk) => {
  const { details } = judged({ api: version, "context-async-hooks": "3.1.1" });
  expect(details).toEqual([`npm install --save-dev ${sdk} keeps those of any program.`]);
});

test("an SDK without what carries contexts is told so", () => {
  const { details } = judged({ api: "1.9.1", "sdk-trace-base": "2.12.1" });
  expect(details?.[0]).toContain("npm install --save-dev @opentelemetry/context-async-hooks ");
});

test("an SDK of either line is enough", () => {
  const contexts = { "context-async-hooks": "3.1.1" };
  expect(judged({ api: "1.9.1", "sdk-trace-base": "1.30.1", ...contexts })).toMatchObject({
    level: "ok",
    text: "kept, by @opentelemetry/sdk-trace-base 1.30.1",
  });
  expect(judged({ api: "1.10.0", "sdk-trace": "3.1.1", ...contexts })).toMatchObject({ level: "ok" });
});
