import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import type { Host } from "../../src/cli/host.ts";
import { run } from "../../src/cli/run.ts";

const runWith = async (...words: string[]) => {
  const printed = { out: "", err: "" };
  const host: Host = Object.assign(new EventEmitter(), {
    argv: ["node", "llm-replay", ...words],
    env: {},
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => import.meta.dirname,
    stdin: {},
    stdout: { write: (text: string) => (printed.out += text) },
    stderr: { write: (text: string) => (printed.err += text) },
  });
  return { code: await run(host), ...printed };
};

test("a wrong command line is told on standard error, with code 2", async () => {
  expect(await runWith("replya", "--", "node")).toEqual({
    code: 2,
    out: "",
    err: expect.stringContaining('Did you mean "replay"?'),
  });
  expect(await runWith("record")).toMatchObject({
    code: 2,
    err: expect.stringContaining("-- node agent.js"),
  });
  expect(await runWith("record", "--mode", "recrod", "--", "node")).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean "record"?'),
  });
  expect(await runWith("replay", "--cassette", "../../x", "--", "node")).toMatchObject({ code: 2 });
});

test("help and version go to standard output", async () => {
  expect(await runWith("--version")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  expect(await runWith("replay", "--help")).toMatchObject({ code: 0, err: "" });
});
