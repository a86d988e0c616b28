import { expect, test } from "vitest";
import { cassetteNameOf, sessionOptions } from "../../src/cli/session-options.ts";

test("flags become options of the session, numbers as numbers, what is not given left out", () => {
  expect(sessionOptions("record", { mode: "append", "max-calls": "3", "traffic-pass": ["a"] })).toEqual({
    mode: "append",
    maxCalls: 3,
    traffic: { pass: ["a"] },
  });
  expect(sessionOptions("replay", { timing: "0.5", unused: "error" })).toEqual({
    mode: "replay",
    timing: 0.5,
    unused: "error",
  });
  expect(sessionOptions("replay", { timing: "recorded" })).toEqual({ mode: "replay", timing: "recorded" });
});

test("--stale serves what is young enough, 30 days by default, and records the rest", () => {
  expect(sessionOptions("record", { mode: "record", stale: true })).toEqual({
    mode: "once",
    stale: "record",
    maxAge: "30d",
  });
});

test("a flag with a value it cannot take is named", () => {
  expect(() => sessionOptions("replay", { timing: "slow" })).toThrow(/"timing" is "slow"/);
  expect(() => sessionOptions("record", { "max-calls": "many" })).toThrow(/"maxCalls" is "many"/);
});

test("the same command has the same cassette, wherever the project and Node are", () => {
  const here = cassetteNameOf(["/opt/node/bin/node", "/home/me/app/src/agent.js", "--fast"], "/home/me/app");
  expect(here).toBe("node-src-agent-js-fast");
  expect(cassetteNameOf(["node", "/ci/src/agent.js", "--fast"], "/ci")).toBe(here);
});

test("a credential in the command does not stand in the name of its cassette", () => {
  const key = `sk-ant-api03-${"a1b2c3d4".repeat(11)}`;
  const name = cassetteNameOf(["node", "agent.js", "--key", key], "/app");
  expect(name).not.toContain("a1b2c3d4");
  expect(name).toMatch(/^node-agent-js-key-sk-ant-api03-/);
});

test("long commands that differ only at their end have a cassette each", () => {
  const named = (last: string) => cassetteNameOf(["node", "agent.js", "word ".repeat(30), last], "/app");
  expect(named("one")).not.toBe(named("two"));
  expect(named("one")).toHaveLength(80);
});
