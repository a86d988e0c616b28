import { readFileSync } from "node:fs";

const FOLDER = new URL("./data/", import.meta.url);

/** Reads one of the files built by `scripts/build-meaning-table.ts`. */
export const readDataFile = (name: string): Buffer => readFileSync(new URL(name, FOLDER));
