import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { IMPORT_FORMATS } from "../../../src/cli/import/formats.ts";
import { withCassette } from "../../../src/index.ts";
import { IMPORTERS } from "../../../src/interchange/import/importers.ts";
import { ANSWERED, AZURE, CHAT, GO_VCR, HAR, NOCK, WIREMOCK } from "../../interchange/import/samples.ts";
import { runProgram } from "../run-program.ts";

/** A folder with these files, and the program in it. */
const folderWith = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const cwd = mkdtempSync(join(tmpdir(), "llm-replay-import-"));
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  };
  for (const [name, content] of Object.entries(files)) put(name, content);
  const path = (name: string): string => join(cwd, name);
  return {
    path,
    put,
    cassette: (name: string) => parseCassette(readFileSync(path(`${name}.json`), "utf8"), name),
    list: (): string[] =>
      readdirSync(cwd, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".json") && name.startsWith("cassettes"))
        .toSorted(),
    run: (...words: string[]) => runProgram(words, { cwd }),
    [Symbol.dispose]: () => rmSync(cwd, { recursive: true }),
  };
};

test("files become cassettes called after their places, and what they lack is told", async () => {
  using folder = folderWith({ "old/web/network.har": HAR, "old/nock.json.gz": gzipSync(NOCK) });
  const { code, out } = await folder.run("import", "old/web/network.har", "old/nock.json.gz");
  expect(code).toBe(0);
  expect(folder.list()).toEqual(["cassettes/nock.json", "cassettes/web/network.json"]);
  expect(out).toContain("old/web/network.har (HAR): 1 interaction → cassettes/web/network.json\n");
  expect(out).toContain("  The headers of 1 request had not been kept, so they do not count in matching.\n");
  expect(out).toContain("Imported 2 interactions of 2 files into 2 cassettes.\n");
});

test("no credential reaches the disk", async () => {
  using folder = folderWith({ "a.har": HAR.replace("Hello", `My key is sk-proj-${"a1B2".repeat(12)}`) });
  await folder.run("import", "a.har");
  expect(readFileSync(folder.path("cassettes/a.json"), "utf8")).not.toContain("a1B2a1B2");
});

test("an imported cassette answers a real client", async () => {
  using folder = folderWith({ "chat.json": NOCK });
  await folder.run("import", "chat.json");
  const { result } = await withCassette("chat", { mode: "replay", dir: folder.path("cassettes") }, () =>
    new OpenAI({ apiKey: "none" }).chat.completions.create({
      model: "gpt-4o",
      temperature: 0,
      messages: [{ role: "user", content: "Hello" }],
    }),
  );
  expect(result.choices[0]?.message.content).toBe("Hi");
});

test("one broken file keeps all from being written, and every broken one is told with its place", async () => {
  using folder = folderWith({ "a.har": HAR, "b.har": HAR.slice(0, 99), "c.json": '{"Entries": [{}]}' });
  const { code, err } = await folder.run("import", "a.har", "b.har", "c.json");
  expect(code).toBe(1);
  expect(err).toContain("Cannot import b.har:1:100: it breaks off");
  expect(err).toContain('Cannot import c.json:1:14 at $.Entries[0].RequestUri: "RequestUri" is missing');
  expect(existsSync(folder.path("cassettes"))).toBe(false);
});

test("a cassette that is there is replaced only when asked", async () => {
  using folder = folderWith({ "a.har": HAR, "cassettes/a.json": "mine" });
  const refused = await folder.run("import", "a.har");
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("cassettes/a.json");
  expect(readFileSync(folder.path("cassettes/a.json"), "utf8")).toBe("mine");
  expect((await folder.run("import", "a.har", "--force")).code).toBe(0);
  expect(folder.cassette("cassettes/a").interactions).toHaveLength(1);
});

test("a dry run writes nothing and tells the same", async () => {
  using folder = folderWith({ "a.har": HAR });
  const { out } = await folder.run("import", "a.har", "--dry-run", "--json");
  expect(existsSync(folder.path("cassettes"))).toBe(false);
  expect(JSON.parse(out)).toMatchObject({
    written: false,
    files: [
      { path: "a.har", format: "HAR", interactions: 1, spans: 0, notes: [], cassettes: ["cassettes/a.json"] },
    ],
    passedOver: [],
  });
});

test("a folder gives its recordings, and passes over what is none", async () => {
  using folder = folderWith({
    "old/a.har": HAR,
    "old/package.json": '{"name":"app"}',
    "old/notes.txt": "no recording",
    "old/node_modules/x/a.har": HAR,
  });
  const { code, out } = await folder.run("import", "old", "--out", "cassettes/old");
  expect(code).toBe(0);
  expect(folder.list()).toEqual(["cassettes/old/a.json"]);
  expect(out).toContain("Passed over, as they are in no format that is known: old/package.json");
  expect((await folder.run("import", "old/package.json")).code).toBe(1);
});

test("a folder without a recording is no import", async () => {
  using folder = folderWith({ "old/package.json": "{}" });
  const { code, err } = await folder.run("import", "old");
  expect([code, err]).toEqual([1, expect.stringContaining("old holds no recording")]);
});

test("several files go into one cassette, asked with the base URL that they lack", async () => {
  using folder = folderWith({ "m/a.json": WIREMOCK, "m/b.yaml": GO_VCR });
  const { code } = await folder.run(
    "import",
    "m",
    "--cassette",
    "all",
    "--base-url",
    "https://llm.example/openai/",
  );
  expect(code).toBe(0);
  expect(folder.cassette("cassettes/all").interactions.map(({ request }) => request.url)).toEqual([
    "https://llm.example/openai/v1/chat/completions",
    "https://llm.example/openai/v1/chat/completions",
    CHAT,
  ]);
});

test("bodies that lie in files beside are read, and nothing from elsewhere", async () => {
  const stub = (bodyFileName: string): string =>
    JSON.stringify({ request: { url: "/v1/a", method: "GET" }, response: { bodyFileName } });
  using folder = folderWith({
    "stubs/mappings/deep/a.json": stub("answers/a.json"),
    "stubs/__files/answers/a.json": '{"a":1}',
    "secret.txt": "secret",
    "out/mappings/a.json": stub("../../secret.txt"),
    "out/__files/x": "",
    "link/mappings/a.json": stub("link.txt"),
    "link/__files/x": "",
  });
  symlinkSync(folder.path("secret.txt"), folder.path("link/__files/link.txt"));
  expect((await folder.run("import", "stubs/mappings")).code).toBe(0);
  expect(folder.cassette("cassettes/a").interactions[0]?.response?.body).toEqual({ json: { a: 1 } });
  for (const name of ["out", "link", "absolute"]) {
    folder.put("absolute/mappings/a.json", stub(folder.path("secret.txt")));
    const { code, err } = await folder.run("import", `${name}/mappings/a.json`, "--force");
    expect([code, err]).toEqual([1, expect.stringContaining("which is not there")]);
  }
});

test("the bodies that Playwright lays beside its archive are read", async () => {
  const inFile = HAR.replace(`"text":${JSON.stringify(ANSWERED)}`, '"_file":"answer.json"');
  using folder = folderWith({ "trace/a.har": inFile, "trace/answer.json": '{"from":"file"}' });
  expect((await folder.run("import", "trace/a.har")).code).toBe(0);
  expect(folder.cassette("cassettes/a").interactions[0]?.response?.body).toEqual({ json: { from: "file" } });
  rmSync(folder.path("trace/answer.json"));
  const { code, err } = await folder.run("import", "trace/a.har", "--force");
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('$.log.entries[0]: the body lies in the file "answer.json"'),
  ]);
});

test("what unpacks to more than a recording can be is refused", async () => {
  const mebibyte = gzipSync(Buffer.alloc(2 ** 20));
  using folder = folderWith({ "bomb.json.gz": Buffer.concat(Array.from({ length: 257 }, () => mebibyte)) });
  const { code, err } = await folder.run("import", "bomb.json.gz");
  expect([code, err]).toEqual([1, expect.stringContaining("it unpacks to more than 268435456 bytes")]);
});

test("a file that is not there, no file at all and an address that is none are refused", async () => {
  using folder = folderWith({ "azure.json": AZURE });
  expect(await folder.run("import", "gone.har")).toMatchObject({ code: 1 });
  expect(await folder.run("import")).toMatchObject({ code: 2 });
  expect(await folder.run("import", "azure.json", "--base-url", "nowhere")).toMatchObject({ code: 2 });
});

test("the help names every format that is read", () => {
  expect(Object.keys(IMPORT_FORMATS).toSorted()).toEqual(IMPORTERS.map(({ name }) => name).toSorted());
});
