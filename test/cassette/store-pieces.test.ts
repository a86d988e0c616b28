import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { isInteraction } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { fsStore } from "../../src/cassette/store.ts";
import { readPieces } from "../../src/cassette/store-pieces.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "pieces-"));
  path = join(dir, "a.json");
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const body = (index: number, size: number) =>
  storeBody(
    [Buffer.from(JSON.stringify({ index, text: `naïve "},\n    {\n" ${`word ${index} € `.repeat(size)}` }))],
    "application/json",
  );

const cassetteWith = (count: number, size: number): Cassette => ({
  ...cassetteOf(Array.from({ length: count }, (_, index) => interactionWith(body(index, size)))),
  spans: [1, 2].map((each) => ({
    id: `s${each}`,
    name: "run",
    kind: "internal",
    start: each,
    end: each,
    attributes: { each },
  })),
});

const whole = async (path: string) => {
  const read = await readPieces(path, isInteraction);
  return read && { ...read.document, interactions: read.interactions };
};

test("a printed cassette is read piece by piece as it is read whole", async () => {
  for (const count of [1, 2, 700]) {
    const { text } = printCassette(cassetteWith(count, 30));
    await writeFile(path, text);
    expect(await whole(path)).toEqual(JSON.parse(text));
  }
});

test("an interaction that is larger than what is read at once is read whole", async () => {
  const { text } = printCassette(cassetteWith(3, 700_000));
  await writeFile(path, text);
  expect(await whole(path)).toEqual(JSON.parse(text));
});

test("a file that is laid out otherwise, cut off or no JSON is left to be read whole", async () => {
  const { text } = printCassette(cassetteWith(20, 10));
  const odd = [
    JSON.stringify(JSON.parse(text)),
    text.slice(0, -40),
    text.slice(0, text.length / 2),
    text.replace('"role"', "role"),
    text.replace('"role": "app"', '"role": "boss"'),
    "",
  ];
  for (const each of odd) {
    await writeFile(path, each);
    expect(await readPieces(path, isInteraction)).toBeUndefined();
  }
});

test("the names of blobs are told, those beyond the first piece too", async () => {
  const blob = storeBody([new Uint8Array(70_000).fill(255)]);
  const printed = printCassette(
    cassetteOf([...cassetteWith(700, 30).interactions, interactionWith(blob), interactionWith(null)]),
  );
  await writeFile(path, printed.text);
  expect((await readPieces(path, isInteraction))?.blobs).toEqual(new Set(printed.blobs.keys()));
});

test("a cassette of many megabytes comes back as it was, and what is wrong in one is told with its place", async () => {
  const cassette = cassetteWith(1_000, 1_200);
  await fsStore().write(path, cassette);
  expect(await fsStore().read(path)).toEqual(cassette);
  const text = await readFile(path, "utf8");
  expect(text).toBe(printCassette(cassette).text);
  await writeFile(path, text.replace('"role": "app"', '"role": "boss"'));
  await expect(fsStore().read(path)).rejects.toThrow(/a\.json:\d+:\d+.*\$\.interactions\[0\]\.role/);
});

test("the last look is told at which line each piece of a large cassette begins", async () => {
  const seen: [line: number, first: string][] = [];
  const cassette = cassetteWith(200, 1_200);
  await fsStore({
    lastLook: (text, _path, line) => {
      seen.push([line, text.slice(0, text.indexOf("\n"))]);
      return text;
    },
  }).write(path, cassette);
  const lines = printCassette(cassette).text.split("\n");
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.map(([line]) => lines[line - 1])).toEqual(seen.map(([, first]) => first));
});
