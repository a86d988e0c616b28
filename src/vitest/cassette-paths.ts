import { dirname, relative, resolve } from "node:path";
import type { RunnerTestCase, RunnerTestFile } from "vitest";
import { cassettePath, namedCassettePath } from "../cassette/path.ts";
import type { Options } from "../session/options.ts";
import { testsOf } from "./results.ts";
import type { Settings } from "./settings.ts";

/** Gives the path of what a file sends outside its tests: beside the folder of its tests' cassettes. */
export const fileCassette = (settings: Settings, options: Options, file: string): string =>
  namedCassettePath(
    resolve(settings.root, options.dir ?? "cassettes"),
    `${dirname(pathOf(settings, { dir: options.dir }, file, "any"))}.json`,
  );

/**
 * Gives the path of a test's cassette. Titles of one file that would share a path get one each, in the order of the
 * tests, whichever of them run.
 */
export const testCassettes = (
  settings: Settings,
): ((options: Options, test: Readonly<RunnerTestCase>) => string) => {
  let last: { dir: unknown; resolver: unknown; file: unknown; paths: Map<string, string> } | undefined;
  return (options, test) => {
    const { dir, resolveCassettePath: resolver } = options;
    if (last?.dir !== dir || last?.resolver !== resolver || last?.file !== test.file)
      last = { dir, resolver, file: test.file, paths: allPaths(settings, options, test.file) };
    return last.paths.get(test.id) ?? pathOf(settings, options, test.file.filepath, test.fullTestName);
  };
};

const allPaths = (settings: Settings, options: Options, file: RunnerTestFile): Map<string, string> => {
  const taken = new Set<string>();
  return new Map(
    testsOf(file).map(({ id, fullTestName }) => {
      const path = pathOf(settings, options, file.filepath, fullTestName, (each) => taken.has(each));
      taken.add(path);
      return [id, path];
    }),
  );
};

const pathOf = (
  { root, project }: Settings,
  { dir: folder = "cassettes", resolveCassettePath }: Options,
  file: string,
  title: string,
  taken?: (path: string) => boolean,
): string => {
  const dir = resolve(root, folder);
  if (resolveCassettePath) return namedCassettePath(dir, resolveCassettePath({ dir, file, name: title }));
  return cassettePath({
    dir,
    // Relative to the project, as the cassettes' folder may lie deeper than beside the tests.
    file: resolve(dirname(dir), relative(root, file)),
    test: title,
    ...(project !== "" && { project }),
    ...(taken && { taken }),
  });
};
