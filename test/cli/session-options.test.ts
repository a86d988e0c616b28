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
