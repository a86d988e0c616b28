import { exec, execFileSync, execSync, spawn, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { handDown, handedDown } from "../../../src/cli/proxy/hand-down.ts";

const variables = {
  PROXIED_ONE: { ours: "http://proxy/one" },
  PROXIED_TWO: { ours: "http://proxy/two", own: "http://own/two" },
};

const SAY = 'echo "$PROXIED_ONE $PROXIED_TWO"';
const OURS = "http://proxy/one http://proxy/two\n";

/** Puts this process in the place of a hooked one until the test ends. */
const hooked = (): void => {
  Object.assign(process.env, {
    LLM_REPLAY_TOKEN: "t",
    PROXIED_ONE: "http://proxy/one",
    PROXIED_TWO: "http://proxy/two",
  });
  const undo = handDown(variables);
  onTestFinished(() => {
    undo[Symbol.dispose]();
    for (const name of ["LLM_REPLAY_TOKEN", "PROXIED_ONE", "PROXIED_TWO"]) delete process.env[name];
  });
};

test("a process finds the environment that its user set", () => {
  hooked();
  expect(process.env["PROXIED_ONE"]).toBeUndefined();
  expect(process.env["PROXIED_TWO"]).toBe("http://own/two");
});

test("the programs it starts find ours, in whichever way it starts them", async () => {
  hooked();
  expect(execSync(SAY).toString()).toBe(OURS);
  expect(execSync(SAY, { encoding: "utf8" })).toBe(OURS);
  expect(spawnSync("sh", ["-c", SAY]).stdout.toString()).toBe(OURS);
  expect(spawnSync(SAY, { shell: true, env: { ...process.env } }).stdout.toString()).toBe(OURS);
  expect(execFileSync("sh", ["-c", SAY]).toString()).toBe(OURS);
  expect((await promisify(exec)(SAY)).stdout).toBe(OURS);
  const child = spawn("sh", ["-c", SAY]);
  expect(Buffer.concat(await Array.fromAsync(child.stdout)).toString()).toBe(OURS);
});

test("what a program sets for its children, and a clean environment, stay as it wants them", () => {
  hooked();
  const env = { ...process.env, PROXIED_ONE: "http://chosen" };
  expect(spawnSync("sh", ["-c", SAY], { env }).stdout.toString()).toBe("http://chosen http://proxy/two\n");
  expect(spawnSync("/bin/sh", ["-c", SAY], { env: {} }).stdout.toString()).toBe(" \n");
  expect(handedDown({ A: "1" }, variables)).toEqual({ A: "1" });
});

test("after the undo children find what the process has", () => {
  const env = { LLM_REPLAY_TOKEN: "t" };
  const undo = handDown(variables, env);
  undo[Symbol.dispose]();
  expect(spawnSync("/bin/sh", ["-c", SAY], { env }).stdout.toString()).toBe(" \n");
});
