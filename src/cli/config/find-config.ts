import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where Vitest looks for its config, in its order. @see https://vitest.dev/config/ */
const VITEST_CONFIGS = ["vitest.config", "vite.config"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs"].map((ending) => `${name}.${ending}`),
);

/** A config of our own, for projects without Vitest and for functions, which a plugin cannot hand to its workers. */
const OWN_CONFIGS = ["ts", "mts", "js", "mjs"].map((ending) => `llm-replay.config.${ending}`);

const firstIn = (folder: string, names: readonly string[]): string | undefined =>
  names.find((name) => existsSync(join(folder, name)));

/** Names the config that Vitest reads in a folder. */
export const vitestConfigIn = (folder: string): string | undefined => firstIn(folder, VITEST_CONFIGS);

/** Names the `llm-replay.config.*` of a folder. */
export const ownConfigIn = (folder: string): string | undefined => firstIn(folder, OWN_CONFIGS);
