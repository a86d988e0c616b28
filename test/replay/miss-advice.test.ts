import { expect, test } from "vitest";
import type { Difference } from "../../src/formats/json-difference.ts";
import { missAdvice } from "../../src/replay/miss-advice.ts";
import type { Nearest } from "../../src/replay/nearest.ts";

const advice = (differences: readonly Difference[], why: Nearest["why"] = "different"): string[] =>
  missAdvice({ why, differences, alike: 0, likeness: 0, total: 1, request: {} as never });

const [THEN, NOW] = ["2026-03-01T10:00:00Z", "2026-04-01T10:00:00Z"];
const A = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const B = "11111111-2222-4333-8444-555555555555";

const differs = (
  path: string,
  recorded?: Difference["recorded"],
  today?: Difference["today"],
): Difference => ({
  path,
  ...(recorded !== undefined && { recorded }),
  ...(today !== undefined && { today }),
});

const TIME = differs("$.text", `It is ${THEN}.`, `It is ${NOW}.`);

test("where times alone differ the recorded clock is advised, be they texts or numbers", () => {
  expect(advice([TIME])).toEqual([expect.stringContaining('clock: "recorded"')]);
  expect(advice([TIME, differs("$.created", 1767709020, 1767709999)])).toEqual([
    expect.stringContaining('clock: "recorded"'),
  ]);
});

test("where more differs the clock is not advised", () => {
  expect(advice([TIME, differs("$.text", "one", "two")])).toEqual([]);
  expect(advice([differs("$.text", `${A} at ${THEN}`, `${B} at ${NOW}`)])).not.toEqual([
    expect.stringContaining("clock"),
  ]);
  expect(advice([{ ...TIME, reordered: true }])).toEqual([]);
});

test.each([
  "$.id",
  "$.metadata.run_id",
  "$.requestId",
  "$.idempotencyKey",
  "$.cache_key",
  "$.seed",
  "$.nonce",
  "$.created_at",
  "$.createdAt",
  "$.timestamp",
  '$["x-y"].uuid',
  '$["run_id"]',
])("a value under %s is made up: it is advised to let it not count", (path) => {
  expect(advice([differs(path, 1, "two")])).toEqual([expect.stringContaining(JSON.stringify(path))]);
});

test.each(["$.idea", "$.valid", "$.seeds", "$.content", "header x-request-id", "?id"])(
  "a value under %s is not",
  (path) => {
    expect(advice([differs(path, "one", "two")])).toEqual([]);
  },
);

test("a UUID is made up wherever it stands, a word is not", () => {
  const uuid = differs("$.text", `run ${A}`, `run ${B}`);
  expect(advice([uuid, differs("$.run_id", "1", "2")])).toEqual([
    'If these values are made up anew each time, let them not count: match: { ignore: ["$.text", "$.run_id"] }',
  ]);
  expect(advice([differs("$.text", "order-4711a", "order-4712b")])).toEqual([]);
  expect(advice([uuid, differs("$.text", "one", "two")])).toEqual([]);
});

test("a value that came or went is made up where its name says so", () => {
  expect(advice([differs("$.run_id", undefined, "x")])).toHaveLength(1);
  expect(advice([differs("$.text", "x", undefined)])).toEqual([]);
});

test("nothing is advised where nothing differs, much does, or the answers were used up", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => differs(`$.a[${i}].id`, 1, "two"));
  expect(advice([])).toEqual([]);
  expect(advice(many(8))).toHaveLength(1);
  expect(advice(many(9))).toEqual([]);
  expect(advice([TIME], "consumed")).toEqual([]);
});
