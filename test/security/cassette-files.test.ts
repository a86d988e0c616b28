import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { fsStore } from "../../src/cassette/store.ts";
import { LlmReplayError } from "../../src/errors.ts";
import { DEEPEST } from "../../src/formats/parse-json.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { cassetteOf, takesOf } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";

const cassette = cassetteOf([{ messages: [user("Hello")], text: "Good day." }], takesOf([20]));

/** A cassette whose answer is what a file beside it holds. */
const pointing = (blob: string, size: number): string => {
  const document = JSON.parse(printCassette(cassette).text) as {
    interactions: { response: { body: unknown } }[];
  };
  for (const { response } of document.interactions) response.body = { blob, size };
  return JSON.stringify(document);
};

const SECRET = "what only the owner of this machine may read";

test.each([
  "../secret.bin",
  "../../secret.bin",
  "/etc/passwd",
  "secret.bin",
  "..\\secret.bin",
  "%2e%2e/secret.bin",
])("a body's file called %s is not read", async (blob) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "deep", "a.blobs"), { recursive: true });
  for (const place of ["secret.bin", "deep/secret.bin", "deep/a.blobs/secret.bin"])
    await writeFile(join(folder.path, place), SECRET);
  const path = join(folder.path, "deep", "a.json");
  await writeFile(path, pointing(blob, SECRET.length));
  await expect(fsStore().read(path)).rejects.toMatchObject({
    code: "cassetteCorrupt",
    message: expect.stringContaining("is missing"),
  });
});

test("a body's file that is a link to elsewhere is refused: its bytes are not those it is named after", async () => {
  await using folder = await temporaryFolder();
  const name = `${"0123456789abcdef".repeat(4)}.bin`;
  await mkdir(join(folder.path, "a.blobs"));
  await writeFile(join(folder.path, "secret"), SECRET);
  await symlink(join(folder.path, "secret"), join(folder.path, "a.blobs", name));
  const path = join(folder.path, "a.json");
  await writeFile(path, pointing(name, SECRET.length));
  const error = await fsStore()
    .read(path)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "cassetteCorrupt", message: expect.stringContaining("was changed") });
  expect(String(error)).not.toContain("owner");
});

test("writing a cassette where a link stands replaces the link, and leaves alone what it led to", async () => {
  await using folder = await temporaryFolder();
  const [outside, path] = [join(folder.path, "outside.json"), join(folder.path, "a.json")];
  await writeFile(outside, SECRET);
  await symlink(outside, path);
  await fsStore().write(path, cassette);
  expect(await readFile(outside, "utf8")).toBe(SECRET);
  expect(await readFile(path, "utf8")).toBe(printCassette(cassette).text);
});

test("a cassette that is a link to another kind of file is refused without showing what that holds", async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, "secret"), SECRET);
  await symlink(join(folder.path, "secret"), join(folder.path, "a.json"));
  const error = await fsStore()
    .read(join(folder.path, "a.json"))
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LlmReplayError);
  expect(String(error)).not.toContain("owner");
});

const nested = (depth: number): string => `${"[".repeat(depth)}1${"]".repeat(depth)}`;

test.each([50, 900, 5_000, 100_000])("a cassette whose bodies nest %i deep does no harm", async (depth) => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "deep.json");
  const text = JSON.stringify(JSON.parse(printCassette(cassette).text)).replace('"Good day."', nested(depth));
  await writeFile(path, text);
  try {
    const read = await fsStore().read(path);
    readTrace(read?.interactions ?? []);
    if (read) await fsStore().write(path, read);
    expect(depth).toBeLessThan(DEEPEST);
  } catch (error) {
    expect(error).toMatchObject({ code: "cassetteCorrupt" });
    expect(await readFile(path, "utf8")).toBe(text);
  }
});

test.each(["1e400", "-1e999", `1${"0".repeat(5000)}`, "1e-400", `0.${"1".repeat(5000)}`])(
  "a cassette in which a time, a status or a count is %s is read, or refused by name",
  (literal) => {
    const text = printCassette(cassette).text;
    const numbers = [...text.matchAll(/(?<=[[ ])\d+(?=[\],\n ])/g)];
    expect(numbers.length).toBeGreaterThan(2);
    for (const { index, 0: old } of numbers) {
      const changed = `${text.slice(0, index)}${literal}${text.slice(index + old.length)}`;
      let read: Cassette;
      try {
        read = parseCassette(changed, "huge.json");
      } catch (error) {
        expect(error).toBeInstanceOf(LlmReplayError);
        continue;
      }
      readTrace(read);
      const again = printCassette(read);
      expect(parseCassette(again.text, "again.json", again.blobs).interactions).toHaveLength(1);
    }
  },
);

test.each([
  ["an indent", '"indent": 2'],
  ["the padding of an event", '"pad":2'],
])("a few digits for %s make no text beyond measure", (_what, member) => {
  const events = ['data: {"a":1  }\n\n', 'data: {"a":2}\n\n'];
  const { text } = printCassette({
    ...cassette,
    interactions: cassette.interactions.map((each) => ({
      ...each,
      request: { ...each.request, body: { json: { a: 1 }, layout: { indent: 2 } } },
      response: { status: 200, statusText: "", headers: [], body: { chunks: events } },
    })),
  });
  expect(parseCassette(text, "wide.json").interactions).toHaveLength(1);
  for (const digits of ["5000", "1000000000", "1e15", "1e400"])
    expect(() => parseCassette(text.replace(member, member.replace("2", digits)), "wide.json")).toThrow(
      expect.objectContaining({ code: "cassetteCorrupt" }),
    );
});

test("halves of characters in names, addresses and bodies are kept, or refused by name", () => {
  const text = printCassette(cassette).text;
  for (const half of ["\\ud800", "\\udc00", "\\udfffx\\ud83d"]) {
    for (const place of ["Good day.", "Hello", "gpt-4o"]) {
      const changed = text.replaceAll(place, `${place}${half}`);
      const read = parseCassette(changed, "halves.json");
      expect(JSON.parse(printCassette(read).text)).toEqual(JSON.parse(changed));
      readTrace(read);
    }
  }
});
