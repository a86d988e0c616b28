import { resolve } from "node:path";
import { storeFile } from "../cassette/store-file.ts";
import { jsonReport } from "../reporters/json.ts";
import { junitReport } from "../reporters/junit.ts";
import type { PlainReport } from "../reporters/report.ts";
import type { Inputs } from "./read-inputs.ts";

/** Prints a report in each of the formats that have a path of their own. */
export type Printers = { readonly [K in "html" | "json" | "junit"]: () => string | Promise<string> };

/** Gives the printers of what every report can be printed as. */
export const plainPrinters = (report: PlainReport): Omit<Printers, "html"> => ({
  json: () => jsonReport(report),
  junit: () => junitReport(report),
});

/** Writes the files that the inputs name, each wholly or not at all, and gives their absolute paths by the input's name. */
export const writeFiles = async (
  folder: string,
  inputs: Pick<Inputs, keyof Printers>,
  printers: Partial<Printers>,
): Promise<ReadonlyMap<string, string>> => {
  const written = new Map<string, string>();
  for (const name of ["html", "json", "junit"] as const) {
    const path = inputs[name];
    const print = printers[name];
    if (path === undefined || !print) continue;
    const full = resolve(folder, path);
    await storeFile(full, await print());
    written.set(name, full);
  }
  return written;
};
