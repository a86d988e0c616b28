import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Source from "../../src/index.ts";
import type { Contender } from "./contender.ts";

/** What is published is measured: the built package. */
const BUILT = pathToFileURL(join(import.meta.dirname, "../../dist/index.js")).href;
const { withCassette } = (await import(BUILT)) as typeof Source;

const options = (folder: string, origin: string, mode: "record" | "replay") => ({
  dir: folder,
  mode,
  traffic: { record: [origin] },
});

export const contender: Contender = {
  record: async (folder, origin, run) =>
    (await withCassette("bench", options(folder, origin, "record"), () => run(fetch))).result,
  replay: async (folder, origin, run) =>
    (await withCassette("bench", options(folder, origin, "replay"), () => run(fetch))).result,
};
