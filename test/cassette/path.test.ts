import * as fc from "fast-check";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { cassettePath, namedCassettePath, posixPath } from "../../src/cassette/path.ts";
import { anyText } from "../formats/any-text.ts";

const dir = resolve("/repo/cassettes");
const pathOf = (test: string, more: Partial<Parameters<typeof cassettePath>[0]> = {}): string =>
  relative(dir, cassettePath({ dir, file: resolve("/repo/src/bot.test.ts"), test, ...more })).replaceAll(
    "\\",
    "/",
  );

test("a test's cassette lies under its file's name and is called like its title", () => {
  expect(pathOf("answers a refund question")).toBe("src/bot/answers-a-refund-question.json");
  expect(pathOf("says hi", { file: "src/deep/a.spec.mts" })).toBe("src/deep/a.spec/says-hi.json");
  expect(pathOf("says hi", { file: "bot.tsx" })).toBe("bot/says-hi.json");
});

test("a project's cassettes lie in its own folder", () => {
  expect(pathOf("says hi", { project: "browser" })).toBe("browser/src/bot/says-hi.json");
});

test("a title that its slug does not tell wholly gets a hash, always the same", () => {
  expect(pathOf("doesn't retry > after 400")).toMatch(
    /^src\/bot\/doesn-t-retry-after-400\.[0-9a-f]{6}\.json$/,
  );
  expect(pathOf("doesn't retry > after 400")).toBe(pathOf("doesn't retry > after 400"));
  expect(pathOf("Says hi")).not.toBe(pathOf("says hi"));
  expect(pathOf("a-b")).not.toBe(pathOf("a b"));
  expect(pathOf("word ".repeat(40).trim())).toMatch(/^src\/bot\/[a-z-]{1,60}\.[0-9a-f]{6}\.json$/);
  expect(pathOf("日本語 テスト")).toMatch(/^src\/bot\/日本語-テスト\.[0-9a-f]{6}\.json$/);
  expect(pathOf("!!!")).toMatch(/^src\/bot\/[0-9a-f]{6}\.json$/);
});

test.each([
  ["Says hi", "says-hi.b957c7"],
  ["Crème brûlée", "creme-brulee.364046"],
  ["ﬁne ½ cup", "fine-1-2-cup.1b3b89"],
  ["!!!", "e84c53"],
  ["-x-", "x.c6cf95"],
  ["in  two spaces", "in-two-spaces.3c0cb7"],
  [" trailing ", "trailing.bd6229"],
  ["ünïcode ẞ", "unicode-ß.2572b8"],
  ["日本語 テスト", "日本語-テスト.df5788"],
  ["COM1", "_com1.6eac39"],
  ["lpt9", "_lpt9"],
  ["a".repeat(60), "a".repeat(60)],
  ["a".repeat(61), `${"a".repeat(60)}.35d5fc`],
  [`${"x".repeat(59)} yy`, `${"x".repeat(59)}.e3df0e`],
])("the cassette of %j is called so for ever: recordings are found by it", (title, name) => {
  expect(pathOf(title)).toBe(`src/bot/${name}.json`);
});

test("of tests with one title the first is called like it, the others each their own way, for ever", () => {
  const given: string[] = [];
  const taken = (path: string): boolean => given.includes(path);
  for (let n = 0; n < 4; n++) given.push(cassettePath({ dir, file: "a.test.ts", test: "same title", taken }));
  expect(given.map((path) => path.slice(path.lastIndexOf("same")))).toEqual([
    "same-title.json",
    "same-title.736901.json",
    "same-title.73fd24.json",
    "same-title.6a8a77.json",
  ]);
});

test("names that Windows keeps for devices are not used", () => {
  expect(pathOf("con")).toBe("src/bot/_con.json");
});

test("test files outside the project keep their cassettes in the folder, each its own", () => {
  expect(pathOf("says hi", { file: resolve("/elsewhere/a.test.ts") })).toBe("_/elsewhere/a/says-hi.json");
  expect(pathOf("says hi", { file: "../other/a.test.ts" })).toBe("_/other/a/says-hi.json");
});

test("whatever the titles, each has a path of its own inside the folder", () => {
  const titles = fc.uniqueArray(fc.oneof(anyText, fc.string()), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(titles, (list) => {
      const paths = list.map((title) => pathOf(title));
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(list.length);
      for (const path of paths) expect(path).toMatch(/^src\/bot\/[^/\\:*?"<>|\0]+\.json$/);
      for (const path of paths) expect(Buffer.byteLength(path.split("/").at(-1) ?? "")).toBeLessThan(250);
    }),
  );
});

test("a named cassette may lie in folders of its own", () => {
  expect(namedCassettePath(dir, "refund")).toBe(join(dir, "refund.json"));
  expect(namedCassettePath(dir, "shop/refund.json")).toBe(join(dir, "shop", "refund.json"));
  expect(namedCassettePath(dir, "a/../b")).toBe(join(dir, "b.json"));
});

test("a path is told with slashes everywhere", () => {
  expect(posixPath(join("a", "b", "c.json"))).toBe("a/b/c.json");
});

test("no cassette takes the place of the baseline", () => {
  expect(namedCassettePath(dir, "baseline")).toBe(join(dir, "_baseline.json"));
  expect(namedCassettePath(dir, "shop/baseline")).toBe(join(dir, "shop", "baseline.json"));
});

test("a path that leaves the folder is refused by name", () => {
  for (const name of ["../refund", "/etc/refund", "a/../../refund", "../cassettes-2/refund"])
    expect(() => namedCassettePath(dir, name)).toThrow(/lies outside the cassette folder/);
  expect(() => pathOf("says hi", { project: "../.." })).toThrow(/lies outside/);
});

test("test files of almost the same name have cassettes of their own", () => {
  const named = (file: string) => cassettePath({ dir: "/app/cassettes", file, test: "works" });
  expect(named("/app/index.ts.test.ts")).toBe("/app/cassettes/index.ts/works.json");
  expect(named("/app/index.test.ts")).toBe("/app/cassettes/index/works.json");
  expect(named("/app/index.spec.ts")).toBe("/app/cassettes/index.spec/works.json");
});
