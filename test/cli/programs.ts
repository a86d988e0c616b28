import { spawnSync } from "node:child_process";

/** Tells why a test that needs a program is skipped; the empty text where it is installed. */
export const lacks = (program: string): string =>
  spawnSync(program, ["--version"]).error ? `${program} is not installed: install it to run this test` : "";
