import { createRequire } from "node:module";

const { name, version } = createRequire(import.meta.url)("../../package.json") as {
  name: string;
  version: string;
};

/** The program that records, as cassettes name it. */
export const RECORDER = { name, version } as const;
