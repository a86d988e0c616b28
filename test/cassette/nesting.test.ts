import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/cassette/apply-edits.ts";
import { storeBody } from "../../src/cassette/body.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { fsStore } from "../../src/cassette/store.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { DEEPEST } from "../../src/formats/parse-json.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
const valueOf = (levels: number): JsonValue => JSON.parse(nested(levels)) as JsonValue;

const saying = (text: string): Cassette => cassetteOf([interactionWith(storeBody([Buffer.from(text)]))]);

test.each([DEEPEST, DEEPEST + 1, 50_000])("a body that nests %i deep is written and read again", (levels) => {
  const cassette = saying(nested(levels));
  const { text } = printCassette(cassette);
  const again = parseCassette(text, "deep.json");
  expect(printCassette(again).text).toBe(text);
  expect("json" in (again.interactions[0]?.request.body ?? {})).toBe(levels === DEEPEST);
});

test.each([700, 3_000, 100_000])("a file whose values nest %i deep is refused with the place", (levels) => {
  const { text } = printCassette(saying('{"a":1}'));
  const file = text.replace(/"json": \{[^}]*\}/, `"json": ${nested(levels)}`);
  expect(() => parseCassette(file, "deep.json")).toThrow(
    expect.objectContaining({
      code: "cassetteCorrupt",
      message: expect.stringMatching(/deep\.json:\d+:\d{4,}: its values nest deeper than 600 levels/),
    }),
  );
});

test.each([
  ["a variable", { variables: { deep: valueOf(700) } }],
  [
    "a span",
    {
      spans: [{ id: "s1", name: "a", kind: "internal", start: 0, end: 1, attributes: { a: valueOf(9_000) } }],
    },
  ],
])("a cassette that could not be read again is not written: %s nests too deeply", async (_what, more) => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "deep.json");
  await writeFile(path, "before");
  await expect(fsStore().write(path, { ...saying("{}"), ...more })).rejects.toMatchObject({
    code: "cassetteNotWritable",
    message: expect.stringContaining("nest deeper than 550 levels"),
  });
  expect(await readFile(path, "utf8")).toBe("before");
});

test("edits make no value that is deeper than a file may be, however many there are", () => {
  let value: JsonValue = {};
  let pointer = "";
  for (let edit = 0; edit < 10; edit++) {
    const applied = applyEdits(value, { set: { [`${pointer}/a`]: valueOf(99) } });
    if ("nowhere" in applied) break;
    value = applied.value;
    pointer += "/a".repeat(100);
  }
  expect(applyEdits(value, { set: { [`${pointer}/a`]: valueOf(99) } })).toEqual({ nowhere: `${pointer}/a` });
  expect(pointer.length / 2).toBeLessThan(700);
});
