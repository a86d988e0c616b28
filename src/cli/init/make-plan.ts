import { addScripts } from "./add-scripts.ts";
import { type Note, type Plan, stepOf } from "./plan.ts";
import { driverNote, planAttributes, planIgnores } from "./plan-git.ts";
import { planVitest } from "./plan-vitest.ts";
import type { PackageManager, Project, Runner } from "./project.ts";
import type { Parse } from "./syntax.ts";
import { pullRequestWorkflow, WORKFLOW_PATH } from "./workflow.ts";

/** What is asked for. */
export interface Wishes {
  /** The folder of the cassettes, from the project's. */
  readonly dir: string;
  /** A first test too. */
  readonly example: boolean;
  readonly workflow: boolean;
}

const note = (text: string): Note => ({ kind: "note", text });

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: "npm install --save-dev",
  pnpm: "pnpm add --save-dev",
  yarn: "yarn add --dev",
  bun: "bun add --dev",
};

const planPackage = ({ packages, packageManager }: Project): Plan =>
  packages.has("llm-replay")
    ? []
    : [note(`llm-replay is not among the packages yet: ${INSTALL[packageManager]} llm-replay`)];

const WITHOUT_VITEST: Readonly<Record<Exclude<Runner, "vitest"> | "none", string>> = {
  jest:
    "Under Jest as ESM (node --experimental-vm-modules), wrap calls in withCassette; " +
    'setupFilesAfterEnv: ["llm-replay/jest"] adds the matchers.',
  "node:test":
    "Under node:test, wrap calls in withCassette, or record the whole run with the script test:record.",
  none:
    "No test runner was found. Vitest 5 gives every test a cassette of its own; " +
    "npx llm-replay record -- <command> records any program.",
};

/** A script runs on every system; a variable before a command does not on Windows. */
const planScripts = ({ manifest, runner, packageManager, scripts }: Project): Plan => {
  const isRecorded = [...scripts.values()].some((command) => command.includes("llm-replay record"));
  if (isRecorded || runner === undefined || manifest.text === undefined) return [];
  const command = runner === "vitest" ? "vitest run" : `${packageManager} test`;
  const wanted = {
    "test:record": `llm-replay record -- ${command}`,
    ...(runner !== "vitest" && { "test:replay": `llm-replay replay -- ${command}` }),
  };
  const lines = Object.entries(wanted).map(([name, text]) => `"${name}": ${JSON.stringify(text)},`);
  return stepOf(manifest, addScripts(manifest.text, wanted), lines);
};

const ELSEWHERE = /gitlab|bitbucket|dev\.azure|codeberg|sourcehut|sr\.ht/i;

const planWorkflow = (project: Project): Plan => {
  const { workflows, repository } = project;
  if (workflows.some(({ text = "" }) => /\bllm-replay\b/.test(text))) return [];
  if (repository && repository.prefix !== "")
    return [
      note(
        `GitHub reads workflows at the root of the repository alone, so that ${WORKFLOW_PATH} was left out; ` +
          "the README shows one.",
      ),
    ];
  if (workflows.length === 0 && ELSEWHERE.test(repository?.remote ?? "")) return [];
  return stepOf({ path: WORKFLOW_PATH, text: undefined }, { text: pullRequestWorkflow(project) }, []);
};

const planSpans = ({ spans: { level, details = [] } }: Project): Plan =>
  level === "note" ? details.map((detail) => note(`OpenTelemetry: ${detail}`)) : [];

/** Plans what makes a project ready for recording and replaying; what is there already is left out. Pure. */
export const makePlan = (project: Project, wishes: Wishes, parse: Parse | undefined): Plan => [
  ...(project.runner === "vitest"
    ? planVitest(project, wishes, parse)
    : [note(WITHOUT_VITEST[project.runner ?? "none"])]),
  ...planScripts(project),
  ...planAttributes(project, wishes.dir),
  ...planIgnores(project, wishes.dir),
  ...(wishes.workflow ? planWorkflow(project) : []),
  ...planPackage(project),
  ...planSpans(project),
  ...driverNote(project),
];
