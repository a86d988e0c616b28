import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { demo } from "../../../src/cli/demo/demo.ts";
import type { Host } from "../../../src/cli/host.ts";

const stage = () => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const printed = { text: "" };
  const output = { write: (text: string) => (printed.text += stripVTControlCharacters(text)) };
  const { OPENAI_API_KEY: _key, ...env } = process.env;
  const host: Host = Object.assign(new EventEmitter(), {
    argv: [],
    env: { ...env, CI: "true" },
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => root,
    stdin: {},
    stdout: output,
    stderr: output,
  });
  return { root, printed, host };
};

test("the demo records, replays with its server gone, and shows a miss, without a key, even in CI", async () => {
  const { root, printed, host } = stage();
  expect(await demo({ live: false, pace: 0 }, host)).toBe(0);
  const [, recorded = "", replayed = "", missed = ""] = printed.text.split(/^\d  /m);
  expect(recorded).toMatch(/3 calls went live.*recorded in .llm-replay\/demo\/support.json/s);
  expect(recorded).toContain('"version": 1');
  expect(replayed).toMatch(/3 calls served.*times faster/s);
  expect(missed).toMatch(/1 request missed.*Answer briefly and warmly\..*llm-replay record/s);
  expect(readFileSync(join(root, ".llm-replay/demo/support.json"), "utf8")).not.toContain("sk-demo");
});

test("the demo against the real API asks for a key", async () => {
  const { printed, host } = stage();
  expect(await demo({ live: true }, host)).toBe(2);
  expect(printed.text).toContain("OPENAI_API_KEY");
});
