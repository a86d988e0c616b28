import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));

test("a reader that leaves ends the program without a word", async () => {
  const program = spawn(process.execPath, [BIN, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  program.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  program.stdout.destroy();
  const [code] = (await once(program, "close")) as [number];
  expect({ code, complaint }).toEqual({ code: 0, complaint: "" });
});
