import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import { SCHEMA_FILE, printSchema } from "../../scripts/cassette-schema.ts";
import { compileShape } from "../../src/cassette/compile-shape.ts";
import type { DiskCassette } from "../../src/cassette/disk.ts";
import { explainShape } from "../../src/cassette/explain-shape.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { cassetteSchema } from "../../src/cassette/schema.ts";
import { isJsonObject, type JsonValue } from "../../src/formats/json.ts";
import { cassettes, jsonValues } from "./arbitrary-cassette.ts";

const isCassette = compileShape(cassetteSchema);

test("the published JSON Schema is made of the format's present schema (node scripts/cassette-schema.ts)", async () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(await printSchema());
});

/** A type without `readonly`, which the schema does not tell; any JSON value is whatever it is. */
type Writable<T> = [JsonValue] extends [T]
  ? unknown
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

test("every cassette the types allow is allowed by the schema", () => {
  expectTypeOf<Writable<DiskCassette>>().toExtend<v.InferInput<typeof cassetteSchema>>();
});

/** Puts `value` in the place of one of the members or items of a document, or adds it beside them. */
const disturbed = (document: JsonValue, pick: number, value: JsonValue): JsonValue => {
  const steps = pick >> 3;
  const isLeaf = pick % 8 === 0;
  if (Array.isArray(document)) {
    const at = steps % (document.length + 1);
    return isLeaf || at === document.length
      ? (document as JsonValue[]).toSpliced(at, pick % 2, value)
      : (document as JsonValue[]).with(at, disturbed(document[at] as JsonValue, steps, value));
  }
  if (!isJsonObject(document)) return value;
  const keys = Object.keys(document);
  const key = keys[steps % (keys.length + 1)];
  if (key === undefined) return { ...document, unknown: value };
  if (isLeaf) return Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));
  return { ...document, [key]: disturbed(document[key] as JsonValue, steps, value) };
};

const documents = cassettes.map((cassette) => JSON.parse(printCassette(cassette).text) as JsonValue);

test("the quick check and the schema are of one mind about whole and disturbed cassettes", () => {
  let refused = 0;
  fc.assert(
    fc.property(documents, fc.nat({ max: 2 ** 30 }), jsonValues, (document, pick, value) => {
      expect(isCassette(document)).toBe(true);
      expect(explainShape(document)).toBeUndefined();
      const other = disturbed(document, pick, value);
      if (!isCassette(other)) refused++;
      expect(isCassette(other)).toBe(v.is(cassetteSchema, other));
      expect(explainShape(other) === undefined).toBe(isCassette(other));
    }),
    { numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(40);
});
