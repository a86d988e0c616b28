import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const ASK = new URL("../../src/cli/ask.ts", import.meta.url).href;
const PROGRAM = `import { askOnTerminal } from ${JSON.stringify(ASK)}; console.log(await askOnTerminal("Sure?"));`;

/** Asks in a process of its own, whose input stays open unless it is ended. */
const answered = async (given: string, ends = false): Promise<string> => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const printed = Array.fromAsync<Buffer>(child.stdout);
  const exit = once(child, "exit");
  if (ends) child.stdin.end(given);
  else child.stdin.write(given);
  await exit;
  return Buffer.concat(await printed).toString();
};

test.each([
  ["y\n", "true"],
  ["YES\n", "true"],
  ["\n", "false"],
  ["yesterday\n", "false"],
])("%j means %s, and the program goes on to its end", async (given, meant) => {
  expect(await answered(given)).toBe(`Sure? (y/N) ${meant}\n`);
});

test("an input that ends is a no", async () => {
  expect(await answered("", true)).toBe("Sure? (y/N) false\n");
});
