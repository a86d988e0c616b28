import * as fc from "fast-check";
import { resolve, sep } from "node:path";
import { expect, test } from "vitest";
import { namedCassettePath } from "../../../src/cassette/path.ts";
import { cassetteNames } from "../../../src/interchange/import/cassette-names.ts";

const namesOf = (...paths: string[]): readonly string[] =>
  cassetteNames(paths.map((path) => ({ path, names: [undefined] }))).flat();

test("cassettes are called after the places of their files below what all have in common", () => {
  expect(namesOf("spec/vcr/a/one.yml")).toEqual(["one"]);
  expect(namesOf("spec/vcr/a/one.yml", "spec/vcr/b/two.yaml.gz")).toEqual(["a/one", "b/two"]);
  expect(namesOf("/abs/one.har", "/abs/deep/two.har")).toEqual(["one", "deep/two"]);
});

test("names that are taken get a number, whatever their case", () => {
  expect(namesOf("a.har", "a.json", "A.yaml")).toEqual(["a", "a-2", "A-3"]);
});

test("a name of its own comes before the file's, and several stand in a folder called after the file", () => {
  expect(cassetteNames([{ path: "x/recording.har", names: ["chat/hello"] }])).toEqual([["chat/hello"]]);
  expect(cassetteNames([{ path: "spans.jsonl", names: ["trace/1", undefined] }])).toEqual([
    ["spans/trace-1", "spans/2"],
  ]);
});

test("no file and no name in it leads out of the folder of the cassettes", () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom("..", ".", "", "a/../../..", "/etc/passwd", "C:\\x", "\0", "con"),
  );
  const files = fc.array(
    fc.record({
      path: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
      names: fc.array(fc.option(part, { nil: undefined }), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(files, (list) => {
      const dir = resolve("cassettes");
      const paths = cassetteNames(list).flatMap((names) => names.map((name) => namedCassettePath(dir, name)));
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of paths) expect(path.startsWith(`${dir}${sep}`)).toBe(true);
    }),
  );
});
