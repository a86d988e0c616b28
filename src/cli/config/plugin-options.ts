import { join, relative, resolve } from "node:path";
import { mergeOptions } from "../../session/merge-options.ts";
import { checkOptions, type Options } from "../../session/options.ts";
import { importVite } from "./import-vite.ts";

/** As much of Vite as loads a config. */
interface Vite {
  readonly loadConfigFromFile: (
    env: typeof AS_TESTS,
    file: string,
    root: string,
    logLevel: "silent",
  ) => Promise<{ readonly config: ViteConfig } | null>;
}

/** A config, or what Vite would make one of. */
type Given = ViteConfig | Promise<ViteConfig> | ((env: typeof AS_TESTS) => ViteConfig | Promise<ViteConfig>);

/** As much of a config as says which plugins run. */
interface ViteConfig {
  /** Plugins, lists and promises of them, and what is falsy. */
  readonly plugins?: unknown;
  readonly root?: string;
  readonly test?: { readonly root?: string; readonly projects?: readonly (Given | string)[] };
}

interface OurPlugin {
  readonly name: "llm-replay";
  readonly api: { readonly options: Options };
}

/** What Vitest gives to a config that is a function. */
const AS_TESTS = { command: "serve", mode: "test" } as const;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isOurs = (plugin: unknown): plugin is OurPlugin =>
  isObject(plugin) && "name" in plugin && plugin.name === "llm-replay" && "api" in plugin;

const flat = async (plugins: unknown): Promise<readonly unknown[]> => {
  const given: unknown = await plugins;
  return Array.isArray(given) ? (await Promise.all(given.map(flat))).flat() : [given];
};

/** Projects that are named by a path have configs of their own, for commands that are started there. */
const projectsOf = async ({ test }: ViteConfig): Promise<ViteConfig[]> => {
  const given = (test?.projects ?? []).filter((project) => typeof project !== "string");
  return Promise.all(
    given.map(async (project) => (typeof project === "function" ? project(AS_TESTS) : project)),
  );
};

const optionsIn = async (config: ViteConfig): Promise<Options[]> => {
  const own = (await flat(config.plugins)).filter(isOurs).map(({ api }) => checkOptions(api.options));
  const projects = await projectsOf(config);
  return [...own, ...(await Promise.all(projects.map(optionsIn))).flat()];
};

/** The tests' folder of cassettes lies in their root. */
const seenFrom = (cwd: string, options: Options, { root, test }: ViteConfig): Options => {
  const home = test?.root ?? root;
  if (home === undefined) return options;
  return { ...options, dir: relative(cwd, resolve(cwd, home, options.dir ?? "cassettes")) };
};

/** Configs ask this variable whether the tests are to run. */
const asVitest = async <T>(read: () => Promise<T>): Promise<T> => {
  const before = process.env["VITEST"];
  process.env["VITEST"] = "true";
  try {
    return await read();
  } finally {
    if (before === undefined) delete process.env["VITEST"];
    else process.env["VITEST"] = before;
  }
};

/**
 * Reads the options that a Vitest config hands to the plugin, as Vite reads it; those of its inline projects too: what is
 * secret for one is so for all, of the rest the first says it.
 *
 * @throws what the config throws, what `checkOptions` throws, and where Vitest is not installed.
 */
export const pluginOptions = async (file: string, cwd: string): Promise<Options> => {
  const { loadConfigFromFile } = (await importVite(cwd)) as Vite;
  return asVitest(async () => {
    const loaded = await loadConfigFromFile(AS_TESTS, join(cwd, file), cwd, "silent");
    const found = loaded ? await optionsIn(loaded.config) : [];
    if (!loaded || found.length === 0) return {};
    const joined = found.reduceRight((under, over) => mergeOptions(under, over));
    return seenFrom(cwd, joined, loaded.config);
  });
};
