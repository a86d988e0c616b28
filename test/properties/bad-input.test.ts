import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withCassette } from "../../src/index.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstream, type Upstream } from "../corpus/upstream.ts";

let upstream: Upstream;

beforeAll(async () => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  upstream = await startUpstream();
});

afterAll(async () => {
  await upstream[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

beforeEach(() => {
  upstream.arrivals();
  upstream.answer(() => ({
    status: 200,
    headers: [["content-type", "application/json"]],
    pieces: [Buffer.from('{"fine":true}')],
  }));
});

const traffic = { record: ["127.0.0.1"] };

const ask = async (): Promise<string> =>
  (await fetch(`${upstream.url}/v1/chat`, { method: "POST", body: '{"n":1}' })).text();

const messageOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

const goodCassette = async (dir: string, name: string): Promise<string> => {
  await withCassette(name, { dir, mode: "record", traffic }, ask);
  upstream.arrivals();
  return readFile(join(dir, `${name}.json`), "utf8");
};

type Spoil = (good: string) => string | Uint8Array;

const middle = (good: string): number => good.indexOf('"method"');

/** What may lie where a cassette should be, and what the error must say of it. */
const SPOILT: Readonly<Record<string, readonly [spoil: Spoil, says: RegExp]>> = {
  "cut off in the middle": [(good) => good.slice(0, middle(good)), /line \d+|:\d+/],
  "cut off at its last brace": [(good) => good.trimEnd().slice(0, -1), /line \d+|:\d+/],
  "with a letter too many": [
    (good) => `${good.slice(0, middle(good))}x${good.slice(middle(good))}`,
    /line \d+|:\d+/,
  ],
  "with a merge conflict": [(good) => good.replace('"method"', '<<<<<<< HEAD\n"method"'), /line \d+|:\d+/],
  "of another make": [
    () => '{\n  "log": { "version": "1.2", "entries": [] }\n}\n',
    /not a cassette|cassette/i,
  ],
  "that is a list": [() => "[]\n", /cassette/i],
  "that is no JSON": [() => "interactions:\n- request: {}\n", /line 1|:1/],
  "that is empty": [() => "", /empty/i],
  "of blanks": [() => " \n \n", /empty/i],
  "of a newer version": [(good) => good.replace(/"version": 1/, '"version": 99'), /99/],
  "with a status that is a text": [(good) => good.replace(/"status": 200/, '"status": "fine"'), /status/],
  "without its method": [(good) => good.replace(/"method": "POST",?/, ""), /method/],
  "of bytes that are no text": [
    () => Uint8Array.from({ length: 300 }, (_, at) => (at * 7 + 128) % 256),
    /.*/,
  ],
};

describe.each(Object.entries(SPOILT))("a cassette %s", (_name, [spoil, says]) => {
  test.each(["replay", "once", "append", "record", "auto"] as const)(
    "is named with its place and the way out, is left as it is, and lets nothing go live (%s)",
    async (mode) => {
      vi.stubEnv("CI", "");
      await using folder = await temporaryFolder();
      const good = await goodCassette(folder.path, "spoilt");
      const file = join(folder.path, "spoilt.json");
      const bad = Buffer.from(spoil(good) as string);
      await writeFile(file, bad);
      const message = await messageOf(() => withCassette("spoilt", { dir: folder.path, mode, traffic }, ask));
      expect(message).toContain("spoilt.json");
      expect(message).toMatch(says);
      expect(message).toMatch(/record again|restore the file|update llm-replay|move the file/i);
      expect(upstream.arrivals()).toEqual([]);
      expect(await readFile(file)).toEqual(bad);
      expect(await readdir(folder.path)).toEqual(["spoilt.json"]);
    },
  );
});

const isRoot = process.getuid?.() === 0;

/** What makes it impossible to write a cassette; the superuser may write anywhere but through a file. */
const OBSTACLES: Readonly<Record<string, (dir: string) => Promise<string>>> = {
  "a file stands where the folder should be": async (dir) => {
    await writeFile(join(dir, "taken"), "a file");
    return join(dir, "taken");
  },
  "the folder leads to a device": async (dir) => {
    await symlink("/dev/null", join(dir, "device"));
    return join(dir, "device");
  },
  ...(isRoot
    ? {}
    : {
        "the folder may not be written": async (dir: string) => {
          await mkdir(join(dir, "locked"));
          await chmod(join(dir, "locked"), 0o555);
          return join(dir, "locked");
        },
      }),
};

test.each(Object.entries(OBSTACLES))(
  "when %s the program's own calls succeed and the error comes at the end",
  async (_name, obstruct) => {
    await using folder = await temporaryFolder();
    const dir = await obstruct(folder.path);
    const answers: string[] = [];
    const message = await messageOf(() =>
      withCassette("stuck", { dir, mode: "record", traffic }, async () => {
        answers.push(await ask(), await ask());
      }),
    );
    expect(answers).toEqual(['{"fine":true}', '{"fine":true}']);
    expect(message).toContain("stuck.json");
    expect(message).toMatch(/EACCES|ENOTDIR|EISDIR|EEXIST|ENOTEMPTY|EROFS|EPERM/);
  },
);

const FULL_CHILD = fileURLToPath(new URL("full-disk-child.ts", import.meta.url));

test.runIf(process.platform !== "win32")(
  "when the disk is full the program's own calls succeed, the error comes at the end, and the old file stays whole",
  async () => {
    await using folder = await temporaryFolder();
    const good = await goodCassette(folder.path, "full");
    upstream.answer(() => ({ status: 200, headers: [], pieces: [Buffer.alloc(60_000, "word ")] }));
    const command = `ulimit -f 8; exec "$0" "$@"`;
    const child = spawn("sh", ["-c", command, process.execPath, FULL_CHILD, folder.path, upstream.url], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LLM_REPLAY_ALLOW_RECORD: "1" },
    });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    expect(err).toBe("");
    const told = JSON.parse(out) as { readonly sizes: readonly number[]; readonly message: string };
    expect(told.sizes).toEqual([60_000, 60_000, 60_000]);
    expect(told.message).toContain("full.json");
    expect(told.message).toMatch(/EFBIG|ENOSPC|space|large/i);
    expect(await readFile(join(folder.path, "full.json"), "utf8")).toBe(good);
    expect(await readdir(folder.path)).toEqual(["full.json"]);
  },
);

test.each(["../outside", "a/../../outside", "/etc/outside", "../../outside", "nested/../../../outside"])(
  "the name %s, which leads out of the folder, is refused or kept inside it",
  async (name) => {
    await using folder = await temporaryFolder();
    const dir = join(folder.path, "deep", "cassettes");
    const message = await messageOf(() => withCassette(name, { dir, mode: "record", traffic }, ask));
    const files = (await readdir(folder.path, { recursive: true })).filter((file) => file.endsWith(".json"));
    if (message === "") expect(files.every((file) => join(folder.path, file).startsWith(dir))).toBe(true);
    else expect([files, message]).toEqual([[], expect.stringContaining("outside")]);
  },
);

test("a path that leaves the folder by `resolveCassettePath` is refused and named", async () => {
  await using folder = await temporaryFolder();
  const dir = join(folder.path, "cassettes");
  const resolveCassettePath = () => join(folder.path, "elsewhere.json");
  const message = await messageOf(() =>
    withCassette("any", { dir, mode: "record", traffic, resolveCassettePath }, ask),
  );
  expect(message).toContain("elsewhere.json");
  expect(upstream.arrivals()).toEqual([]);
  expect(await readdir(folder.path)).toEqual([]);
});

describe("a name that is not known is told with the nearest right one", () => {
  const dir = join("no", "such", "folder");

  test.each([
    [{ mode: "replya" }, /replya.*replay/s],
    [{ mode: "recrod" }, /recrod.*record/s],
    [{ tming: "instant" }, /tming.*timing/s],
    [{ traffic: { recrod: ["a"] } }, /recrod/],
    [{ match: { ingore: ["$.a"] } }, /ingore/],
    [{ timing: "slowly" }, /timing.*slowly.*(instant|recorded)|slowly/s],
    [{ maxCalls: -1 }, /maxCalls/],
  ])("%o", async (options, says) => {
    const message = await messageOf(() => withCassette("any", { dir, ...options } as object, ask));
    expect(message).toMatch(says);
    expect(upstream.arrivals()).toEqual([]);
  });

  test("a misspelt LLM_REPLAY_MODE", async () => {
    vi.stubEnv("LLM_REPLAY_MODE", "reply");
    const message = await messageOf(() => withCassette("any", { dir }, ask));
    vi.stubEnv("LLM_REPLAY_MODE", "");
    expect(message).toMatch(/LLM_REPLAY_MODE/);
    expect(message).toMatch(/replay, once, append, record, live/);
    expect(upstream.arrivals()).toEqual([]);
  });
});
