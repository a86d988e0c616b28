/**
 * Runs a program, given as the text of a module, in this process and prints as JSON what it loaded: its modules, the files
 * of this package that it read, their bytes, and the time and memory it took. Vitest, which only its workers have, is a stub.
 */
import fs from "node:fs";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";

const STUB = `
export const aroundAll = () => {};
export const aroundEach = () => {};
export const inject = () => ({ root: process.cwd(), project: "", options: {} });
export const TestRunner = { getCurrentSuite: () => ({ file: { filepath: "/stub.test.ts" }, suite: {} }) };
export const expect = Object.assign(() => {}, { extend: () => {} });
export const Snapshots = class {};
`;

const [program = ""] = process.argv.slice(2);
const modules: string[] = [];
const files = new Set<string>();

const isOfPackage = (path: string): boolean => /[\\/]dist[\\/]/.test(path);

/** Data is read, not imported. */
const noting =
  <A extends unknown[], R>(read: (path: fs.PathOrFileDescriptor | URL, ...rest: A) => R) =>
  (path: fs.PathOrFileDescriptor | URL, ...rest: A): R => {
    const name = path instanceof URL ? fileURLToPath(path) : String(path);
    if (isOfPackage(name) && !/\.[cm]?js$/.test(name)) files.add(name);
    return read(path, ...rest);
  };

Object.assign(fs, { readFileSync: noting(fs.readFileSync as (path: unknown, ...rest: never[]) => unknown) });
Object.assign(fs.promises, {
  readFile: noting(fs.promises.readFile as (path: unknown, ...rest: never[]) => unknown),
});
syncBuiltinESMExports();

registerHooks({
  resolve: (name, context, next) =>
    name === "vitest"
      ? { url: `data:text/javascript,${encodeURIComponent(STUB)}`, shortCircuit: true }
      : next(name, context),
  load: (url, context, next) => {
    if (url.startsWith("file:")) modules.push(fileURLToPath(url));
    return next(url, context);
  },
});

const start = performance.now();
await import(`data:text/javascript,${encodeURIComponent(program)}`);
const ms = performance.now() - start;
const bytes = [...modules, ...files].reduce((sum, path) => sum + fs.statSync(path).size, 0);
fs.writeSync(
  1,
  JSON.stringify({ ms, modules, files: [...files], bytes, memory: process.memoryUsage.rss() / 2 ** 20 }),
);
process.exit(0);
