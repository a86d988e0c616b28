import { readFileSync } from "node:fs";

const FOLDER = new URL("./data/", import.meta.url);

/** Reads one of the files built by `scripts/build-meaning-table.ts`. */
export const readDataFile = (name: string): Buffer => readFileSync(new URL(name, FOLDER));

/** Reads the lines of one of those files. */
export const readDataLines = (name: string): string[] =>
  readDataFile(name).toString("utf8").trimEnd().split("\n");
