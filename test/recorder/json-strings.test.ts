import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonStrings } from "../../src/recorder/json-strings.ts";

const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

const paths = (text: string): string[] => jsonStrings(text).map(({ path }) => path);
const tracks = (text: string): string[] => jsonStrings(text).map(({ track }) => track);

test("every string value of any JSON is found, in order, and no name is", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const found = jsonStrings(text).map(
        ({ start, end }) => JSON.parse(`"${text.slice(start, end)}"`) as string,
      );
      expect(found).toEqual(stringsIn(JSON.parse(text)));
    }),
  );
});

test("a string says whether it holds a backslash", () => {
  expect(jsonStrings(String.raw`["a\n","b"]`).map(({ escaped }) => escaped)).toEqual([true, false]);
});

test("a document that breaks off gives what is there", () => {
  const text = '{"a":["one",{"b":"two"},"thr';
  expect(jsonStrings(text).map(({ start, end }) => text.slice(start, end))).toEqual(["one", "two", "thr"]);
});

test("paths name the way and leave out the place in a root array", () => {
  expect(paths('{"a":{"b":["x",["y"]]}}')).toEqual(["/a/b/0", "/a/b/1/0"]);
  expect(paths('[{"a":"x"},{"a":"y"}]')).toEqual(["/a", "/a"]);
  expect(paths('{"a":"x"}\n{"a":"y"}')).toEqual(["/a", "/a"]);
  expect(paths('{"":"x","a":"y"}')).toEqual(["/", "/a"]);
});

test("tracks tell interleaved streams apart by their marks, wherever those stand", () => {
  const choice = (index: number, text: string): string =>
    `{"choices":[{"delta":{"text":"${text}"},"index":${index}}]}`;
  const [first, second] = [tracks(choice(0, "a")), tracks(choice(1, "b"))];
  expect(first).not.toEqual(second);
  expect(tracks(`{"choices":[{"index":5},{"index":1,"delta":{"text":"c"}}]}`)[0]).toContain(
    "/choices/*/delta/text",
  );
});

test("nesting however deep is walked without a stack", () => {
  const text = `${'["a",'.repeat(100_000)}"end"`;
  expect(jsonStrings(text)).toHaveLength(100_001);
});
