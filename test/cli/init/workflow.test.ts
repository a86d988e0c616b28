import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { pullRequestWorkflow } from "../../../src/cli/init/workflow.ts";

test("with npm and Vitest it is the example that is documented", () => {
  const written = pullRequestWorkflow({ packages: new Map(), packageManager: "npm", runner: "vitest" });
  expect(written).toBe(readFileSync("examples/workflows/pull-request.yml", "utf8"));
});

test.each(["npm", "pnpm", "yarn", "bun"] as const)(
  "with %s, and SDKs that look for keys, it is a workflow too",
  (packageManager) => {
    const packages = new Map([
      ["openai", "1"],
      ["@ai-sdk/openai", "1"],
      ["@anthropic-ai/sdk", "1"],
    ]);
    const written = load(pullRequestWorkflow({ packages, packageManager, runner: "jest" }));
    expect(written).toMatchObject({
      permissions: {},
      jobs: {
        test: {
          steps: expect.arrayContaining([
            { run: `${packageManager} test`, env: { OPENAI_API_KEY: "none", ANTHROPIC_API_KEY: "none" } },
          ]),
        },
      },
    });
  },
);
