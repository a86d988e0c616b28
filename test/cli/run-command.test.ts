import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { runCommand } from "../../src/cli/run-command.ts";

const node = (script: string) => [process.execPath, "-e", script];

const run = (command: readonly string[], source = new EventEmitter()) =>
  runCommand(command, {
    env: process.env,
    cwd: process.cwd(),
    process: Object.assign(source, { stdin: {} }),
  });

test("the command's exit code is kept", async () => {
  expect(await run(node("process.exit(7)"))).toEqual({ code: 7 });
});

test("the signal that ended the command is kept, with the code a shell gives it", async () => {
  expect(await run(node("process.kill(process.pid, 'SIGKILL')"))).toEqual({ code: 137, signal: "SIGKILL" });
});

test("a command that does not exist is told as 127, one that cannot be run as 126", async () => {
  expect(await run(["llm-replay-no-such-program"])).toMatchObject({ code: 127, error: { code: "ENOENT" } });
  expect(await run([import.meta.filename])).toMatchObject({ code: 126, error: { code: "EACCES" } });
});

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s is passed on to the command", async (signal) => {
  const source = new EventEmitter();
  const ended = run(node("setInterval(() => {}, 1000)"), source);
  expect(source.emit(signal)).toBe(true);
  expect(await ended).toMatchObject({ signal });
  expect(source.emit(signal)).toBe(false);
});
