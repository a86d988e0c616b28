import * as fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import type { Body, Cassette } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette, printPieces } from "../../src/cassette/print.ts";
import { cassettes } from "./arbitrary-cassette.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

const reread = (cassette: Cassette): { text: string; again: Cassette } => {
  const { text, blobs } = printCassette(cassette);
  return { text, again: parseCassette(text, "a.json", blobs) };
};

const linesOf = (body: Body): string[] => {
  const interaction = interactionWith(body);
  return printCassette(cassetteOf([interaction])).text.split("\n");
};

test("reading what was printed gives the cassette back", () => {
  fc.assert(
    fc.property(cassettes, (cassette) => {
      expect(isDeepStrictEqual(reread(cassette).again, cassette)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("printing what was read gives the text back", () => {
  fc.assert(
    fc.property(cassettes, (cassette) => {
      const { text, again } = reread(cassette);
      expect(printCassette(again).text).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("the order of an interaction's members in memory does not show in the file", () => {
  const interaction = interactionWith({ json: { b: 1, a: 2 } });
  const { timing, response, request, role, recordedAt } = interaction;
  const shuffled = { timing, response: response!, request, role, recordedAt };
  expect(printCassette(cassetteOf([shuffled])).text).toBe(printCassette(cassetteOf([interaction])).text);
});

test("a chunk, a line of text and a header each have a line of their own", () => {
  const lines = linesOf({ chunks: ["data: 1\n\n", { base64: "8J8=" }] });
  expect(lines).toContain('            "data: 1\\n\\n",');
  expect(lines).toContain('            { "base64": "8J8=" }');
  expect(linesOf({ text: ["one\n", "two"] })).toContain('            "one\\n",');
  expect(lines).toContain('          ["content-type", "application/json"]');
});

test("a list of numbers stands on one line, however long", () => {
  const numbers = Array.from({ length: 200 }, (_, i) => i / 7);
  expect(linesOf({ json: { embedding: numbers } }).some((line) => line.includes(String(numbers[199])))).toBe(
    true,
  );
  expect(linesOf({ json: { embedding: numbers } }).filter((line) => line.includes("0.14285"))).toHaveLength(
    1,
  );
});

test("the file ends with one newline", () => {
  expect(printCassette(cassetteOf([])).text).toMatch(/[^\n]\n$/);
});

test("binary bodies from 64 KiB leave the file, smaller ones stay", () => {
  const large = storeBody([new Uint8Array(40_000).fill(255), new Uint8Array(30_000).fill(254)]);
  const small = storeBody([new Uint8Array(60_000).fill(255)]);
  const cassette = cassetteOf([interactionWith(large), interactionWith(small)]);
  const { text, blobs } = printCassette(cassette);
  expect([...blobs.values()].map((bytes) => bytes.length)).toEqual([70_000]);
  expect(text).toContain('"size": 70000');
  expect(text).toContain('"cuts": [40000]');
  expect(parseCassette(text, "a.json", blobs)).toEqual(cassette);
});

test("a large cassette is printed in pieces of a quarter of a megabyte and up, each ending with a line", () => {
  const cassette = cassetteOf(
    Array.from({ length: 9 }, (_, n) => interactionWith({ json: `${n}`.repeat(100_000) })),
  );
  const pieces = [...printPieces(cassette).pieces];
  expect(pieces.join("")).toBe(printCassette(cassette).text);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect(piece.endsWith("\n")).toBe(true);
  for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeGreaterThanOrEqual(2 ** 18);
  for (const piece of pieces.slice(1, -1)) expect(piece).toMatch(/^ {4}\{\n/);
});

test("the same bytes twice are one blob", () => {
  const body = storeBody([new Uint8Array(70_000).fill(255)]);
  expect(printCassette(cassetteOf([interactionWith(body), interactionWith(body)])).blobs.size).toBe(1);
});
