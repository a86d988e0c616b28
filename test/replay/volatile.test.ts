import { expect, test } from "vitest";
import { tokenize } from "../../src/replay/volatile.ts";

const kindsOf = (text: string): string[] => tokenize(text).tokens.map(({ kind, text }) => `${kind} ${text}`);

test.each([
  ["id 3f2504e0-4f89-41d3-9a0c-0305e82c3301.", "uuid 3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
  ['"a\\n3f2504e0-4f89-41d3-9a0c-0305e82c3301"', "uuid 3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
  ["at 2026-01-06T14:17:00.123Z,", "time 2026-01-06T14:17:00.123Z"],
  ["at 2026-01-06 14:17:00+02:00,", "time 2026-01-06 14:17:00+02:00"],
  ["after=2026-01-06T14%3A17%3A00Z", "time 2026-01-06T14%3A17%3A00Z"],
  ["(20260106T141700Z)", "time 20260106T141700Z"],
  ["Tue, 06 Jan 2026 14:17:00 GMT", "time Tue, 06 Jan 2026 14:17:00 GMT"],
  ["It is 1/6/2026, 2:17:00 PM now", "time 1/6/2026, 2:17:00 PM"],
  ["January 6, 2026 at 2:17 PM", "time January 6, 2026 at 2:17 PM"],
  ['"created":1767709020,', "epoch 1767709020"],
  ['"created":1767709020.25,', "epoch 1767709020.25"],
  ["t=1767709020123&", "epoch 1767709020123"],
])("finds the token of %s", (text, token) => {
  expect(kindsOf(text)).toEqual([token]);
});

test("a temporary path is its folder and the name below it; what follows is text", () => {
  expect(tokenize("in /tmp/app-Ab3dE9/out/report.pdf")).toMatchObject({
    template: expect.stringMatching(/\/out\/report\.pdf$/) as string,
    tokens: [
      { kind: "temp", text: "/tmp" },
      { kind: "name", text: "app-Ab3dE9" },
    ],
  });
  expect(kindsOf("C:\\\\Users\\\\me\\\\AppData\\\\Local\\\\Temp\\\\x1\\\\a.txt")).toEqual([
    "temp C:\\\\Users\\\\me\\\\AppData\\\\Local\\\\Temp",
    "name x1",
  ]);
});

test.each([
  "2026-01-06",
  "14:17",
  "+1 212 555 1234",
  "v1.2.3",
  "1234567890123456",
  "gpt-4o",
  "/home/me/tmp/a",
])("%s is no time, no path and no UUID", (text) => {
  expect(kindsOf(text).filter((token) => !token.startsWith("word"))).toEqual([]);
});

test("a model's name is never a token", () => {
  expect(kindsOf('{"model":"ft-gpt4o-2024abcdef"}')).toEqual([]);
  expect(kindsOf("POST https://a.com/model/anthropic.claude-3-5-sonnet-20241022-v2/invoke")).toEqual([]);
});

test("texts that differ in tokens alone have one template", () => {
  const of = (id: string, time: string) => tokenize(`{"id":"run-${id}","at":"${time}"}`).template;
  expect(of("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "2026-01-06T14:17:00Z")).toBe(
    of("11111111-2222-4333-8444-555555555555", "2027-01-06T14:17:00.5Z"),
  );
});
