import { relative, resolve } from "node:path";
import { posixPath } from "../cassette/path.ts";
import type { TestCase, TestModule } from "vitest/node";
import type { TestRun } from "../reporters/run-file.ts";
import type { Observed } from "./told.ts";

/** A test that was collected and never ran, as after a bail, was skipped. */
const stateOf = (state: string): TestRun["state"] =>
  state === "passed" || state === "failed" ? state : "skipped";

/** What is known of a test by its worker, its paths as seen from `root`. */
const seenFrom = (root: string, { cassette, ...rest }: Observed): Observed => ({
  ...rest,
  ...(cassette && {
    cassette: { ...cassette, path: posixPath(relative(root, resolve(root, cassette.path))) },
  }),
});

const NOTHING: Observed = { scores: [], budgets: [] };

/** Names the project before a test, where projects have names. */
const prefixOf = ({ project }: TestModule): string => (project.name === "" ? "" : `[${project.name}] `);

type Place = Pick<TestRun, "file" | "project">;

const runOf = (test: TestCase, place: Place, id: string, root: string): TestRun => {
  const state = stateOf(test.result().state);
  return {
    id,
    ...place,
    name: test.fullName,
    ...(test.location && { line: test.location.line }),
    state,
    attempts: state === "skipped" ? 0 : Math.max(1, test.attempts().length),
    ...seenFrom(root, test.meta().llmReplay?.observed ?? NOTHING),
  };
};

/** A test of its own for what a file sent outside its tests, and for a file that could not be loaded. */
const outsideTests = (module: TestModule, place: Place, root: string): TestRun[] => {
  const { llmReplay } = module.meta();
  const hasFailed = module.errors().length > 0;
  if (!llmReplay?.observed && !hasFailed) return [];
  const observed = seenFrom(root, llmReplay?.observed ?? NOTHING);
  const id = `${prefixOf(module)}${place.file}`;
  return [{ id, ...place, name: "", state: hasFailed ? "failed" : "passed", attempts: 1, ...observed }];
};

const runsIn = (module: TestModule, root: string): TestRun[] => {
  const { name: project } = module.project;
  const place = { file: posixPath(relative(root, module.moduleId)), ...(project !== "" && { project }) };
  const seen = new Map<string, number>();
  const tests = [...module.children.allTests()].map((test) => {
    const id = `${prefixOf(module)}${place.file} > ${test.fullName}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return runOf(test, place, before === 0 ? id : `${id} #${before + 1}`, root);
  });
  return [...outsideTests(module, place, root), ...tests];
};

/** Gives the cassettes that were opened in these files, relative to `root`. */
export const openedIn = (modules: readonly TestModule[], root: string): string[] => {
  const paths = modules.flatMap((module) => module.meta().llmReplay?.cassettes ?? []);
  return [...new Set(paths.map((path) => posixPath(relative(root, path))))].toSorted();
};

/** Gives what each test of these files showed, by its id; paths are relative to `root`. */
export const testRuns = (modules: readonly TestModule[], root: string): TestRun[] =>
  modules.flatMap((module) => runsIn(module, root)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
