/**
 * Gives every test of Vitest a cassette of its own, by a plugin, and takes a test's own options.
 *
 * @module llm-replay/vitest
 */
import { extname, join } from "node:path";
import type { VitestPluginContext } from "vitest/node";
import { failure } from "../errors.ts";
import { parseThresholds } from "../reporters/parse-thresholds.ts";
import { resolveMode } from "../session/mode.ts";
import { checkOptions, type Options } from "../session/options.ts";
import { cassetteReporter } from "./reporter.ts";
import type {} from "./settings.ts";

export type { ExpectMethods } from "./matcher-types.ts";
export { useCassette } from "./use-cassette.ts";

const OLDEST_VITEST = 5;

/** A Vite plugin, as far as it is one. */
export interface LlmReplayPlugin {
  readonly name: string;
  /** For who reads the config: the command line keeps to the same options. */
  readonly api: { readonly options: Options };
  /** Called by Vitest for each project of a run. */
  readonly configureVitest: (context: VitestPluginContext) => void;
}

/**
 * Gives every test a cassette of its own. Options that are functions cannot reach the test workers from here; they are
 * set with `useCassette` in a setup file.
 *
 * @throws `optionUnknown`, `optionInvalid`, `optionNotPlain`, `thresholdUnknown`, `thresholdInvalid`; `modeUnknown` and
 * `modeRefusedInCI`; `vitestTooOld`.
 */
export const llmReplay = (options: Options = {}): LlmReplayPlugin => {
  provePlain("", checkOptions(options));
  parseThresholds(options.thresholds ?? {});
  return {
    name: "llm-replay",
    api: { options },
    configureVitest: ({ project, vitest }) => {
      if (Number.parseInt(vitest.version) < OLDEST_VITEST) throw failure("vitestTooOld", vitest.version);
      resolveMode(options.mode, process.env);
      const { config } = project;
      project.provide("llmReplay", { root: config.root, project: project.name, options });
      config.setupFiles.unshift(beside("setup"));
      // Reports there point at lines of tests; elsewhere it is not worth its half millisecond a test.
      if (process.env["CI"]) config.includeTaskLocation ??= true;
      if (config.globalSetup.length > 0)
        config.globalSetup = [beside("global-setup"), config.globalSetup].flat();
      const { reporters } = vitest.config;
      if (!reporters.includes(reporter)) reporters.push(reporter);
    },
  };
};

const reporter = cassetteReporter((text) => process.stderr.write(text));

/** A file of this folder, built or not. */
const beside = (name: string): string => join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);

const provePlain = (path: string, value: unknown): void => {
  if (typeof value === "function") throw failure("optionNotPlain", path);
  if (typeof value !== "object" || value === null || value instanceof RegExp) return;
  for (const [key, inner] of Object.entries(value)) provePlain(path === "" ? key : `${path}.${key}`, inner);
};
