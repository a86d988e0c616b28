import type { PackageManager, Project } from "./project.ts";

/** Where the workflow is written. */
export const WORKFLOW_PATH = ".github/workflows/llm-replay.yml";

const INSTALL: Readonly<Record<PackageManager, readonly string[]>> = {
  npm: ["npm ci"],
  pnpm: ["corepack enable", "pnpm install --frozen-lockfile"],
  yarn: ["corepack enable", "yarn install --immutable"],
  bun: ["npm install --global bun", "bun install --frozen-lockfile"],
};

/** SDKs that do not start without a key, and the variable they look into. */
const KEYS: Readonly<Record<string, string>> = {
  openai: "OPENAI_API_KEY",
  "@ai-sdk/openai": "OPENAI_API_KEY",
  "@langchain/openai": "OPENAI_API_KEY",
  "@anthropic-ai/sdk": "ANTHROPIC_API_KEY",
  "@ai-sdk/anthropic": "ANTHROPIC_API_KEY",
  "@langchain/anthropic": "ANTHROPIC_API_KEY",
  "@google/genai": "GEMINI_API_KEY",
  "@mistralai/mistralai": "MISTRAL_API_KEY",
  "cohere-ai": "CO_API_KEY",
};

const keysFor = ({ packages }: Pick<Project, "packages">): readonly string[] => [
  ...new Set(Object.entries(KEYS).flatMap(([name, variable]) => (packages.has(name) ? [variable] : []))),
];

const testStep = (project: Pick<Project, "packages" | "packageManager" | "runner">): readonly string[] => {
  const keys = keysFor(project);
  const command = project.runner === "vitest" ? "npx vitest run" : `${project.packageManager} test`;
  return [
    `      - run: ${command}`,
    ...(keys.length > 0
      ? [
          "        env: # never sent: replaying reaches no API",
          ...keys.map((key) => `          ${key}: none`),
        ]
      : []),
  ];
};

/**
 * Writes the workflow that runs the tests on what is recorded and tells the pull request what it changes. Actions are
 * pinned to commits.
 */
export const pullRequestWorkflow = (
  project: Pick<Project, "packages" | "packageManager" | "runner">,
): string =>
  `${[
    "# Records nothing and needs no key: the tests run on what is recorded, and the pull request is told what it changes.",
    "name: LLM tests",
    "",
    "on:",
    "  pull_request:",
    "",
    "permissions: {}",
    "",
    "jobs:",
    "  test:",
    "    runs-on: ubuntu-latest",
    "    permissions:",
    "      contents: read",
    "      pull-requests: write # the comment",
    "      checks: write # the check, with its annotations",
    "    steps:",
    "      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0",
    "        with:",
    "          node-version: 24",
    ...INSTALL[project.packageManager].map((command) => `      - run: ${command}`),
    ...testStep(project),
    "      - id: report",
    "        if: ${{ !cancelled() }}",
    "        uses: llm-replay/llm-replay@v0",
    "        with:",
    // Only Vitest leaves a run file.
    ...(project.runner === "vitest" ? [] : ["          on-missing-run: pass"]),
    "          max-cost: +10%",
    "          max-latency: +20%",
    "          html: llm-replay.html",
    "      - if: ${{ !cancelled() && steps.report.outputs.html != '' }}",
    "        uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "        with:",
    "          name: llm-replay",
    "          path: ${{ steps.report.outputs.html }}",
  ].join("\n")}\n`;
