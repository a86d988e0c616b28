import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesOf, jsonOf, storeBody } from "../../src/cassette/body.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { fsStore } from "../../src/cassette/store.ts";
import { cassetteOf, interactionWith } from "./cassette-of.ts";

let dir: string;
let path: string;
const store = fsStore();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "store-"));
  path = join(dir, "deep", "a.json");
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const large = (byte: number, size = 70_000) => storeBody([new Uint8Array(size).fill(byte)]);
const files = async (): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/^[0-9a-f]{64}/, "<hash>"))
    .toSorted();

test("what was written is read, large binary bodies from the folder beside it", async () => {
  const cassette = cassetteOf([
    interactionWith(large(255)),
    interactionWith(large(254)),
    interactionWith(null),
  ]);
  await store.write(path, cassette);
  expect(await store.read(path)).toEqual(cassette);
  expect(await files()).toEqual(["<hash>.bin", "<hash>.bin", "a.json"]);
  expect(await readdir(join(dir, "deep"))).toEqual(["a.blobs", "a.json"]);
});

test("a cassette that is not there is undefined", async () => {
  expect(await store.read(path)).toBeUndefined();
  await writeFile(join(dir, "file"), "");
  expect(await store.read(join(dir, "file", "a.json"))).toBeUndefined();
});

test("bodies that the new cassette no longer names are removed, the folder with the last of them", async () => {
  await store.write(path, cassetteOf([interactionWith(large(255)), interactionWith(large(254))]));
  await store.write(path, cassetteOf([interactionWith(large(254))]));
  expect(await files()).toEqual(["<hash>.bin", "a.json"]);
  expect(bytesOf((await store.read(path))!.interactions[0]!.request.body)[0]).toBe(254);
  await store.write(path, cassetteOf([]));
  expect(await readdir(join(dir, "deep"))).toEqual(["a.json"]);
});

test("what else lies in the folder of bodies is left alone", async () => {
  const notes = join(dir, "deep", "a.blobs", "notes.txt");
  await store.write(path, cassetteOf([interactionWith(large(255))]));
  await writeFile(notes, "mine");
  await store.write(path, cassetteOf([]));
  expect(await files()).toEqual(["a.json", "notes.txt"]);
});

test("removing a cassette takes its bodies with it and minds nothing that is not there", async () => {
  await store.write(path, cassetteOf([interactionWith(large(255))]));
  await store.remove?.(path);
  await store.remove?.(path);
  expect(await files()).toEqual([]);
});

test("what a writer that died left behind is cleared by the next", async () => {
  await store.write(path, cassetteOf([interactionWith(large(255))]));
  const dead = spawn(process.execPath, ["-e", ""]);
  await once(dead, "exit");
  await writeFile(`${path}.${dead.pid}-0123abcd.tmp`, "half");
  await writeFile(`${path}.${process.pid}-0123abcd.tmp`, "being written");
  await store.write(path, cassetteOf([]));
  expect(await files()).toEqual(["a.json", `a.json.${process.pid}-0123abcd.tmp`]);
});

test("of writers at once one wins, wholly", async () => {
  const cassettes = Array.from({ length: 12 }, (_, n) => ({
    ...cassetteOf([interactionWith(large(200 + n))]),
    variables: { n },
  }));
  await Promise.all(cassettes.map((cassette, n) => store.write(join(dir, `${n % 3}.json`), cassette)));
  for (const name of ["0.json", "1.json", "2.json"]) {
    const found = (JSON.parse(await readFile(join(dir, name), "utf8")) as Cassette).variables["n"];
    expect(cassettes.some(({ variables }) => variables.n === found)).toBe(true);
  }
  expect((await files()).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("the last look decides what is written", async () => {
  const looking = fsStore({
    lastLook: (text, seen) => text.replace("secret", seen === path ? "XXXXXX" : ""),
  });
  await looking.write(path, cassetteOf([interactionWith({ json: { key: "secret" } })]));
  expect(jsonOf((await store.read(path))!.interactions[0]!.request.body)).toEqual({ key: "XXXXXX" });
});

test("a file that is no text, or no file, is named with the reason", async () => {
  await mkdir(path, { recursive: true });
  await expect(store.read(path)).rejects.toThrow(
    `Cannot open cassette ${path}: there is a folder of this name`,
  );
  const other = join(dir, "b.json");
  await writeFile(other, Uint8Array.of(0xc3, 0x28));
  await expect(store.read(other)).rejects.toThrow(/b\.json: the file is not UTF-8 text/);
});

test("a body's file that was changed is named when the cassette is read", async () => {
  await store.write(path, cassetteOf([interactionWith(large(255))]));
  const [name = ""] = await readdir(join(dir, "deep", "a.blobs"));
  await writeFile(join(dir, "deep", "a.blobs", name), "short");
  await expect(store.read(path)).rejects.toThrow(/a\.json:\d+:\d+: .*was changed \(5 of 70000 bytes\)/);
});

test("where a folder cannot be made, the error names the cassette and the reason", async () => {
  await writeFile(join(dir, "deep"), "a file");
  await expect(store.write(path, cassetteOf([]))).rejects.toMatchObject({
    code: "cassetteNotWritable",
    message: expect.stringMatching(/a\.json: a part of its path is a file, not a folder/) as string,
  });
});

test("where a body's file cannot be written, the old cassette stays", async () => {
  const old = cassetteOf([]);
  await store.write(path, old);
  await writeFile(join(dir, "deep", "a.blobs"), "a file");
  await expect(store.write(path, cassetteOf([interactionWith(large(255))]))).rejects.toThrow(/a\.json: /);
  expect(await store.read(path)).toEqual(old);
});
