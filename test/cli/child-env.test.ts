import { expect, test } from "vitest";
import { childEnv, type ChildOrders, readChildEnv } from "../../src/cli/child-env.ts";

const ORDERS: ChildOrders = {
  address: { port: 4010, token: "secret" },
  mode: "record",
  work: "record",
  traffic: { pass: ["*.example.com"], drop: [/\/telemetry$/i] },
  renewsStale: false,
  title: "node agent.js",
};

test("a process reads the orders that were written for it, regular expressions too", () => {
  expect(readChildEnv(childEnv({}, ORDERS))).toEqual({ ...ORDERS, variables: {} });
});

test("the environment that a command had stays, our hook ahead of its own", () => {
  const env = childEnv({ HOME: "/me", NODE_OPTIONS: "--import=./own.js" }, { ...ORDERS, renewsStale: true });
  expect(env).toMatchObject({ HOME: "/me", LLM_REPLAY_MODE: "record", LLM_REPLAY_STALE: "record" });
  expect(env["NODE_OPTIONS"]).toMatch(/^--import=file:\/\/\S+register\.ts --import=\.\/own\.js$/);
});

test("outside such a command there are no orders", () => {
  expect(readChildEnv({ HOME: "/me" })).toBeUndefined();
});
