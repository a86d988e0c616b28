/** Proves the store in object storage with a client and a server that are installed apart. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { installApart } from "./apart.ts";

installApart("s3");
const vitest = resolve("node_modules", "vitest", "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "test/s3"], { stdio: "inherit" });
process.exit(status ?? 1);
