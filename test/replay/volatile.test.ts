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
  ["at 2026-01-06T14:17Z", "time 2026-01-06T14:17Z"],
  ["2026-01-06t14:17:00,5 UTC", "time 2026-01-06t14:17:00,5 UTC"],
  ["2026-01-06_14:17:00", "time 2026-01-06_14:17:00"],
  ["q=2026-01-06+14%3A17", "time 2026-01-06+14%3A17"],
  ["q=2026-01-06%2014:17:00%2B02%3A00", "time 2026-01-06%2014:17:00%2B02%3A00"],
  ["log-2026-01-06T14-17-05-250Z.txt".slice(4), "time 2026-01-06T14-17-05-250Z"],
  ["20260106T141700.5Z", "time 20260106T141700.5Z"],
  ["6 January 2026 14:17", "time 6 January 2026 14:17"],
  ["Tue Jan 06 2026 14:17:00 GMT+0100 (CET)", "time Tue Jan 06 2026 14:17:00 GMT+0100 (CET)"],
  ["Tue Jan  6 14:17:00 2026", "time Tue Jan  6 14:17:00 2026"],
  ["Tuesday, January 6, 2026, 2:17:00 PM", "time Tuesday, January 6, 2026, 2:17:00 PM"],
  ["6.1.2026, 14:17:00", "time 6.1.2026, 14:17:00"],
  ["t=1600000000", "epoch 1600000000"],
  ["t=2099999999", "epoch 2099999999"],
  ["(3F2504E0-4F89-41D3-9A0C-0305E82C3301)", "uuid 3F2504E0-4F89-41D3-9A0C-0305E82C3301"],
  ["%2F3f2504e0-4f89-41d3-9a0c-0305e82c3301", "uuid 3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
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
  ["/private/tmp/app-Ab3dE9", "temp /private/tmp", "name app-Ab3dE9"],
  ["/var/tmp/app-Ab3dE9", "temp /var/tmp", "name app-Ab3dE9"],
  ["/var/folders/8j/h3k4/T/app-Ab3dE9", "temp /var/folders/8j/h3k4/T", "name app-Ab3dE9"],
  ["C:/Users/me/AppData/Local/Temp/x1", "temp C:/Users/me/AppData/Local/Temp", "name x1"],
  ["c:\\\\Windows\\\\Temp\\\\x1", "temp c:\\\\Windows\\\\Temp", "name x1"],
  ["/tmp/report.pdf", "temp /tmp", "name report"],
  ["/tmp/.pdf", "temp /tmp", "name .pdf"],
])("the temporary folder of %s is found", (text, ...tokens) => {
  expect(kindsOf(text)).toEqual(tokens);
});

test("a word that holds a UUID or a time says which, and what stands around it", () => {
  const [word] = tokenize('"run-3f2504e0-4f89-41d3-9a0c-0305e82c3301-1767709020"').tokens;
  expect(word).toMatchObject({
    kind: "word",
    isWhole: true,
    inner: { tokens: [{ kind: "uuid" }, { kind: "epoch", text: "1767709020" }] },
  });
  expect(tokenize("abcdefgh").tokens[0]).toStrictEqual({ kind: "word", text: "abcdefgh", isWhole: false });
});

test("a token is whole where it stands alone between two quotes", () => {
  const whole = (text: string) => tokenize(text).tokens[0]?.isWhole;
  expect([whole('"abcdefgh"'), whole('"abcdefgh '), whole(' abcdefgh"')]).toEqual([true, false, false]);
});

test("what stands between tokens stays in the template, after the last too", () => {
  expect(tokenize("before abcdefgh, after").template).toMatch(/^before \u0001.*, after$/);
  expect(tokenize("nothing").template).toBe("nothing");
});

test("tokens of two kinds do not make one template", () => {
  const templates = [
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "2026-01-06T14:17:00Z",
    "1767709020",
    "/tmp/x1",
    "abcdefgh",
  ].map((text) => tokenize(text).template);
  expect(new Set(templates).size).toBe(5);
});

test.each([
  "1599999999",
  "2100000000",
  "17677090201",
  "1.1767709020",
  "1767709020.1.2",
  "x3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  "3f2504e0-4f89-41d3-9a0c-0305e82c33011",
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
