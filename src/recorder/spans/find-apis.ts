import { createRequire } from "node:module";
import { join } from "node:path";
import type { Api } from "./otel.ts";

const NAME = "@opentelemetry/api";
/** The main files of the API: CommonJS to 1.9, where an `import` gives the same copy, and from 1.10. */
const MAIN = /[\\/]@opentelemetry[\\/]api[\\/](?:build[\\/]src[\\/]index\.js|dist[\\/]index\.cjs)$/;
const DUAL = /\.cjs$/;

const isApi = (found: unknown): found is Api =>
  typeof found === "object" && found !== null && "trace" in found && "context" in found;

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/**
 * Makes a function that finds the copies of the API which this process has loaded. Each copy has a provider of its own
 * until one is registered, and libraries bring their own: where 1.9 and 1.10 meet, a project has several, and 1.10 is
 * two by itself (`import` and `require`). A project without the API pays a failed look-up, once.
 */
export const apiFinder = (cwd: string): (() => readonly Api[]) => {
  const requireThere = createRequire(join(cwd, "noop.js"));
  const requireHere = createRequire(import.meta.url);
  const installed = [requireThere, requireHere].flatMap(
    (resolver) => attempt(() => resolver.resolve(NAME)) ?? [],
  );
  const load = (path: string): Api | undefined => {
    const found = attempt(() => requireHere(path) as unknown);
    return isApi(found) ? found : undefined;
  };
  const byPath = new Map<string, Api>();

  return () => {
    const loaded = Object.keys(requireHere.cache).filter((path) => MAIN.test(path));
    // What was imported of 1.10 stands in no list; where it is installed it is taken for loaded, being small.
    const dual = [...loaded, ...installed].filter((path) => DUAL.test(path));
    for (const path of [...loaded, ...dual.map((path) => path.replace(DUAL, ".mjs"))]) {
      const api = byPath.get(path) ?? load(path);
      if (api) byPath.set(path, api);
    }
    return [...new Set(byPath.values())];
  };
};
