import * as v from "valibot";
import { expect, test } from "vitest";
import { configurationOf } from "../../src/assertions/configuration.ts";

test("what was given is kept as plain data", () => {
  const by = (index: number) => index > 1;
  class Client {
    readonly key = "sk-secret";
  }
  expect(configurationOf([0.01, { per: "call", by, name: /^a/i, size: 5n }])).toEqual([
    0.01,
    { per: "call", by: String(by), name: "/^a/i", size: "5" },
  ]);
  expect(configurationOf([v.string(), new Client()])).toEqual([
    { standardSchema: "valibot" },
    { class: "Client" },
  ]);
});

test("what goes round in a circle, or nests beyond measure, is kept as a text", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(typeof configurationOf([circle])).toBe("string");
  const deep: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
  expect(typeof configurationOf([deep])).toBe("string");
});
