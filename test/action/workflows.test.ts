import { globSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { INPUT_NAMES } from "../../src/action/input-table.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

interface Job {
  readonly permissions?: Record<string, string>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions?: object;
  readonly jobs: Record<string, Job>;
}

const OWN = globSync(".github/workflows/*.yml").toSorted();
const EXAMPLES = globSync("examples/{workflows,sharded}/*.yml").toSorted();

const readWorkflow = (path: string): Workflow => load(readFileSync(path, "utf8")) as Workflow;
const jobsOf = (path: string): Job[] => Object.values(readWorkflow(path).jobs);
const stepsOf = (path: string): Step[] => jobsOf(path).flatMap(({ steps }) => steps);
const isOurs = (uses = ""): boolean => uses === "./" || uses.startsWith("llm-replay/llm-replay@");

test("there are workflows to look at", () => {
  expect([OWN.length, EXAMPLES.length]).toEqual([4, 5]);
});

test.each([...OWN, ...EXAMPLES])("%s grants nothing but what each of its jobs names", (path) => {
  expect(readWorkflow(path).permissions).toEqual({});
  for (const { permissions } of jobsOf(path)) expect(Object.keys(permissions ?? {})).not.toEqual([]);
});

test.each([...OWN, ...EXAMPLES])(
  "%s pins the actions of others by commit, with their version beside it",
  (path) => {
    const text = readFileSync(path, "utf8");
    const others = stepsOf(path).flatMap(({ uses }) => (uses === undefined || isOurs(uses) ? [] : [uses]));
    expect(others.length).toBeGreaterThan(0);
    for (const uses of others) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  },
);

test.each([...OWN, ...EXAMPLES])("%s gives the action inputs that it has", (path) => {
  const given = stepsOf(path).flatMap((step) => (isOurs(step.uses) ? Object.keys(step.with ?? {}) : []));
  for (const name of given) expect(INPUT_NAMES).toContain(name);
});

test.each(OWN)("%s ends by itself", (path) => {
  for (const job of jobsOf(path)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
});

test("what has a token that may write runs nothing that a pull request from a fork holds", () => {
  const second = readWorkflow("examples/workflows/fork-2-comment.yml");
  expect(Object.keys(second.on)).toEqual(["workflow_run"]);
  for (const { uses, run } of stepsOf("examples/workflows/fork-2-comment.yml"))
    expect([uses?.startsWith("actions/checkout@"), run]).toEqual([false, undefined]);
  const first = jobsOf("examples/workflows/fork-1-test.yml").map(({ permissions }) => permissions);
  expect(first).toEqual([{ contents: "read" }]);
  expect([...OWN, ...EXAMPLES].filter((path) => "pull_request_target" in readWorkflow(path).on)).toEqual([]);
});
