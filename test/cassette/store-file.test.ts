import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reasonOf, storeFile } from "../../src/cassette/store-file.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "file-"));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

test.each([
  ["text", "hello", "hello"],
  ["bytes", Uint8Array.of(104, 105), "hi"],
  ["pieces", ["one, ", "two"], "one, two"],
  ["no pieces", [], ""],
])("%s are written, folders made, and nothing else is left", async (_what, content, text) => {
  const path = join(dir, "deep", "er", "a.json");
  await storeFile(path, content);
  await storeFile(path, content);
  expect(await readFile(path, "utf8")).toBe(text);
  expect(await readdir(join(dir, "deep", "er"))).toEqual(["a.json"]);
});

test("where a piece fails the file stays as it was, and nothing is left beside it", async () => {
  const path = join(dir, "a.json");
  await storeFile(path, "old");
  const failing = function* () {
    yield "new";
    throw new Error("no more");
  };
  await expect(storeFile(path, failing())).rejects.toThrow("no more");
  expect(await readFile(path, "utf8")).toBe("old");
  expect(await readdir(dir)).toEqual(["a.json"]);
});

test("where the file cannot take its place nothing is left beside it", async () => {
  await mkdir(join(dir, "a.json", "in the way"), { recursive: true });
  await expect(storeFile(join(dir, "a.json"), "new")).rejects.toThrow();
  expect(await readdir(dir)).toEqual(["a.json"]);
});

test("what a living writer began is left alone for ten minutes, other files always", async () => {
  const names = [
    `a.json.${process.pid}-0123abcd.tmp`,
    `b.json.${process.pid}-4567cdef.tmp`,
    "notes.tmp",
    "1-x.tmp",
  ];
  for (const name of names) await writeFile(join(dir, name), "");
  const [fresh, old] = [Date.now() / 1000 - 540, Date.now() / 1000 - 660];
  await utimes(join(dir, names[0]!), fresh, fresh);
  for (const name of names.slice(1)) await utimes(join(dir, name), old, old);
  await storeFile(join(dir, "c.json"), "");
  expect((await readdir(dir)).toSorted()).toEqual(["1-x.tmp", names[0], "c.json", "notes.tmp"]);
});

test.each([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space left on the disk"],
  ["EDQUOT", "the disk quota is used up"],
  ["EISDIR", "there is a folder of this name"],
  ["ENOTDIR", "a part of its path is a file, not a folder"],
  ["EEXIST", "a part of its path is a file, not a folder"],
  ["ENAMETOOLONG", "the name is too long for the file system"],
  ["EMFILE", "too many files are open"],
])("the system's %s is told as: %s", (code, words) => {
  expect(reasonOf(Object.assign(new Error("raw"), { code }))).toBe(`${words} (${code})`);
});

test("another reason is told as the system tells it", () => {
  expect(reasonOf(Object.assign(new Error("EXDEV: cross-device link"), { code: "EXDEV" }))).toBe(
    "EXDEV: cross-device link",
  );
  expect(reasonOf(new Error("no code"))).toBe("no code");
});
