import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesOf, jsonOf } from "../../src/cassette/body.ts";
import { fsStore } from "../../src/cassette/store.ts";
import { cassetteOf } from "./cassette-of.ts";

let dir: string;
const store = fsStore();

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "killed-"));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const CHILD = fileURLToPath(new URL("fixtures/write-forever.ts", import.meta.url));

/** Lets a program write over the cassette without end and kills it a moment after its first writes. */
const killedWhileWriting = async (file: string, moment: number): Promise<void> => {
  const child = spawn(process.execPath, ["--experimental-strip-types", CHILD, file], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const gone = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), gone]);
  await pause(moment);
  child.kill("SIGKILL");
  await gone;
};

test("a writer killed at any moment leaves a whole cassette: 40 kills", { timeout: 120_000 }, async () => {
  const kills = (lane: number) => async () => {
    const file = join(dir, `lane-${lane}.json`);
    for (let kill = 0; kill < 20; kill++) {
      await killedWhileWriting(file, Math.random() * 25);
      const { variables, interactions } = (await store.read(file))!;
      const [json, blob] = interactions.map(({ request }) => request.body);
      expect((jsonOf(json!) as { n: number }).n).toBe(variables["n"]);
      expect(bytesOf(blob!)).toHaveLength(66_000 + (variables["n"] as number));
    }
    await store.write(file, cassetteOf([]));
  };
  await Promise.all([kills(1)(), kills(2)()]);
  expect((await readdir(dir)).toSorted()).toEqual(["lane-1.json", "lane-2.json"]);
});
