import { globSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";

const FILES = [
  "action.yml",
  ...globSync(".github/workflows/*.yml"),
  ...globSync("examples/{workflows,github-workflow}/**/*.yml"),
].toSorted();

const runsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const { run, script } = value as { readonly run?: unknown; readonly script?: unknown };
  const own = [run, script].filter((each) => typeof each === "string");
  return [...own, ...Object.values(value).flatMap(runsIn)];
};

test.each(FILES)("no step of %s has anything of an event put into its script", (path) => {
  for (const script of runsIn(load(readFileSync(path, "utf8")))) expect(script).not.toContain("${{");
});

test("there are scripts to look at", () => {
  const scripts = FILES.flatMap((path) => runsIn(load(readFileSync(path, "utf8"))));
  expect(scripts.length).toBeGreaterThan(5);
});
