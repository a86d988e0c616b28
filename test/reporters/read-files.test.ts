import { expect, test } from "vitest";
import { printCassette } from "../../src/cassette/print.ts";
import { type Files, readRecordings } from "../../src/reporters/sides/read-files.ts";
import { cassetteOf, interactionWith } from "../cassette/cassette-of.ts";

const filesOf = (files: Readonly<Record<string, string>>): Files => ({
  paths: Object.keys(files),
  read: (paths) => paths.map((path) => Buffer.from(files[path] ?? "")),
});

const text = (count: number): string =>
  printCassette(cassetteOf(Array.from({ length: count }, () => interactionWith(null)))).text;

test("what is the same on both sides is read once, and what changed is read anew", () => {
  const known = new Map();
  const base = readRecordings(filesOf({ "a.json": text(1), "b.json": text(2) }), known);
  const head = readRecordings(filesOf({ "moved.json": text(1), "b.json": text(3) }), known);
  expect(head.get("moved.json")).toBe(base.get("a.json"));
  expect(head.get("b.json")).not.toEqual(base.get("b.json"));
});

test("a cassette that cannot be read is told by its own path on each side", () => {
  const known = new Map();
  const broken = text(1).slice(0, 50);
  expect(readRecordings(filesOf({ "a.json": broken }), known).get("a.json")).toMatchObject({
    problem: expect.stringContaining("a.json") as string,
  });
  expect(readRecordings(filesOf({ "b.json": broken }), known).get("b.json")).toMatchObject({
    problem: expect.stringContaining("b.json") as string,
  });
});

test("more files than are read at once come in their order", () => {
  const files = Object.fromEntries(Array.from({ length: 1_201 }, (_, at) => [`${at}-.json`, text(at % 3)]));
  expect([...readRecordings(filesOf(files)).keys()]).toEqual(Object.keys(files));
});
