import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { failure } from "../../errors.ts";
import { checkOptions, type Options } from "../../session/options.ts";
import type { Host } from "../host.ts";
import { ownConfigIn, vitestConfigIn } from "./find-config.ts";
import { pluginOptions } from "./plugin-options.ts";

/** What holds for a project whoever records: its tests, or a command. The other options are about one test. */
const SHARED = ["dir", "traffic", "match", "redact", "prices", "estimateTokens"] as const;

/** The options of a project that commands keep to. */
export type ProjectOptions = Pick<Options, (typeof SHARED)[number]>;

const ownOptions = async (file: string, cwd: string): Promise<Options> => {
  const { default: given } = (await import(pathToFileURL(join(cwd, file)).href)) as { default?: unknown };
  if (typeof given !== "object" || given === null)
    throw new Error("its default export is no object of options");
  return checkOptions(given);
};

const unreadable = (file: string, error: unknown) =>
  failure("configUnreadable", file, error instanceof Error ? error.message : String(error));

/** A config that cannot be read is none of our business where nothing names us: not it, nor the project. */
const isAboutUs = (cwd: string, file: string): boolean =>
  [file, "package.json"]
    .map((name) => join(cwd, name))
    .some((path) => existsSync(path) && /llm-?replay/i.test(readFileSync(path, "utf8")));

const readOptions = async (cwd: string): Promise<Options> => {
  const own = ownConfigIn(cwd);
  const file = own ?? vitestConfigIn(cwd);
  if (file === undefined) return {};
  try {
    return own === undefined ? await pluginOptions(file, cwd) : await ownOptions(file, cwd);
  } catch (error) {
    if (own === undefined && !isAboutUs(cwd, file)) return {};
    throw unreadable(file, error);
  }
};

/** What a config prints, as dotenv does, is not what the command prints: it goes to standard error meanwhile. */
const aside = async <T>(read: () => Promise<T>): Promise<T> => {
  const { log, info, debug, error } = console;
  Object.assign(console, { log: error, info: error, debug: error });
  try {
    return await read();
  } finally {
    Object.assign(console, { log, info, debug });
  }
};

/**
 * Reads what the project in the working folder says of its recordings: its `llm-replay.config.*`, else what its Vitest
 * config hands to the plugin; nothing where it has neither.
 *
 * @throws `configUnreadable`: what is secret must not be recorded because the config that says so is broken.
 */
export const projectOptions = async ({ cwd }: Pick<Host, "cwd">): Promise<ProjectOptions> => {
  const options = await aside(() => readOptions(resolve(cwd())));
  return Object.fromEntries(SHARED.flatMap((name) => (name in options ? [[name, options[name]]] : [])));
};
