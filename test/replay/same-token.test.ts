import { expect, test } from "vitest";
import { isWrittenAlike } from "../../src/replay/same-token.ts";
import type { TokenKind } from "../../src/replay/volatile.ts";

const alike = (kind: TokenKind, recorded: string, today: string): boolean =>
  isWrittenAlike({ kind, text: recorded, isWhole: true }, today);

test("any UUID may stand for another, and any temporary folder", () => {
  expect(alike("uuid", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "11111111-2222-4333-8444-555555555555")).toBe(
    true,
  );
  expect(alike("temp", "/tmp", "/var/folders/8j/h3k4j5/T")).toBe(true);
});

test.each([
  ["2026-01-06T14:17:00Z", "2027-11-16T04:07:59.123456Z"],
  ["2026-01-06T14:17:00Z", "2027-11-16T04:07:59+02:00"],
  ["2026-01-06T14:17:00,5Z", "2027-11-16T04:07:59Z"],
  ["2026-01-06T14%3A17%3A00%2B02%3A00", "2026-01-06T14%3A17%3A00Z"],
  [
    "Tue Jan 06 2026 14:17:00 GMT+0100 (CET)",
    "Wed Feb 18 2026 04:07:09 GMT+0000 (Coordinated Universal Time)",
  ],
  ["1/6/2026, 2:17:00 PM", "11/16/2026, 12:17:00 AM"],
])("%s and %s are one writing of a time", (recorded, today) => {
  expect(alike("time", recorded, today)).toBe(true);
});

test.each([
  ["2026-01-06T14:17:00Z", "2026-01-06 14:17:00Z"],
  ["2026-01-06T14:17:00Z", "2026-01-06T14:17Z"],
  ["1/6/2026, 2:17:00 PM", "1.6.2026, 2:17:00 PM"],
])("%s and %s are two", (recorded, today) => {
  expect(alike("time", recorded, today)).toBe(false);
});

test("an epoch stays in its unit, a fraction may come and go", () => {
  expect(alike("epoch", "1767709020", "1867709020.25")).toBe(true);
  expect(alike("epoch", "1767709020", "1767709020123")).toBe(false);
});

test.each([
  ["app-Ab3dE9", "app-x7Yq1z"],
  ["tmpx81k2a_q", "tmpb7s2k_1a"],
  [".tmpx81k2aq", ".tmpb7s2k1a"],
  ["app-Ab3dE9", "app-willow"],
  ["app-willow", "app-Ab3dE9"],
  ["job_12345", "job_678901"],
  ["run.AbCdEf", "run.XyZwQq"],
  ["x1y2", "z3w4"],
])("a folder %s may be %s today", (recorded, today) => {
  expect(alike("name", recorded, today)).toBe(true);
});

test.each([
  ["app-Ab3dE9", "web-Ab3dE9"],
  ["app-willow", "app-summer"],
  ["app-1234", "app-5678"],
  ["report", "budget"],
  ["app-Ab3dE9", "app-longer-words"],
])("a folder %s is not %s", (recorded, today) => {
  expect(alike("name", recorded, today)).toBe(false);
});

test("a word stands for one of its shape", () => {
  expect(alike("word", "call_J3ajtA7qivswzXp8A9sJ7foO", "call_Zk2mtB8rjwtxaYq9B0tK8gpP")).toBe(true);
  expect(alike("word", "call_J3ajtA7qivswzXp8A9sJ7foO", "tool_Zk2mtB8rjwtxaYq9B0tK8gpP")).toBe(false);
});
