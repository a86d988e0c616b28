/**
 * Imports one module in this process and prints how long that took, how many modules it loaded and the memory held after it.
 * Vitest, which only its workers have, is a stub.
 */
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [specifier = "", from] = process.argv.slice(2);
const parent = from === undefined ? import.meta.url : pathToFileURL(join(from, "load.mjs")).href;

const STUB = `
export const aroundAll = () => {};
export const aroundEach = () => {};
export const inject = () => ({ root: process.cwd(), project: "", options: {} });
export const TestRunner = { getCurrentSuite: () => ({ file: { filepath: "/stub.test.ts" }, suite: {} }) };
export const expect = Object.assign(() => {}, { extend: () => {} });
export const Snapshots = class {};
export const BenchmarkRunner = class {};
`;

let modules = 0;
registerHooks({
  resolve: (name, context, next) => {
    if (name === "vitest")
      return { url: `data:text/javascript,${encodeURIComponent(STUB)}`, shortCircuit: true };
    return next(name, name === specifier ? { ...context, parentURL: parent } : context);
  },
  load: (url, context, next) => {
    if (!url.startsWith("node:")) modules++;
    return next(url, context);
  },
});

const start = performance.now();
await import(specifier);
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, modules, memory: process.memoryUsage.rss() / 2 ** 20 }));
process.exit(0);
