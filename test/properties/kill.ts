import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { withCassette } from "../../src/index.ts";
import { seededRandom, type Random } from "../corpus/random.ts";
import { temporaryFolder } from "../corpus/stage.ts";
import { startUpstream, type Arrival, type Plan } from "../corpus/upstream.ts";

const CHILD = fileURLToPath(new URL("kill-child.ts", import.meta.url));
const PARTS = 8;
const BLOB = 80_000;

/** A provider whose answers bear the number of the recording that they belong to, as JSON, as a stream and as a large file. */
const generations = () => {
  let generation = 0;
  return ({ path }: Arrival): Plan => {
    if (path.endsWith("/generation")) generation += 1;
    const asked = Number(/generation=(\d+)/.exec(path)?.[1] ?? generation);
    const part = Number(/part\/(\d+)/.exec(path)?.[1] ?? 1);
    const text = JSON.stringify({ generation: asked, filler: "word ".repeat(200 * (asked % 40)) });
    if (part === 0)
      return {
        status: 200,
        headers: [["content-type", "audio/mpeg"]],
        pieces: [Buffer.alloc(BLOB, Buffer.from([0xff, asked % 256, 0xfe]))],
      };
    return { status: 200, headers: [["content-type", "application/json"]], pieces: [Buffer.from(text)] };
  };
};

interface Aftermath {
  /** Recordings that were saved before the kill. */
  readonly saved: number;
  readonly files: readonly string[];
}

const isLitter = (file: string): boolean => !/^victim\.(json|blobs)([/\\][0-9a-f]+\.bin)?$/.test(file);

/** Resolves when a file that is not the cassette appears: the child has begun to write. */
const writing = (dir: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(dir, (_event, file) => {
      if (file === null || !isLitter(file)) return;
      watcher.close();
      resolve();
    });
  });

/** Starts a program that records without end and kills it when `moment`, asked after its first recording was saved, has come. */
const killed = async (dir: string, url: string, moment: () => Promise<unknown>): Promise<Aftermath> => {
  const child = spawn(process.execPath, [CHILD, dir, url], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LLM_REPLAY_ALLOW_RECORD: "1" },
  });
  let saved = 0;
  const first = new Promise<void>((resolve) =>
    child.stdout.on("data", (text: Buffer) => {
      saved += text.toString().split("saved").length - 1;
      if (saved > 0) resolve();
    }),
  );
  const gone = once(child, "exit");
  await Promise.race([first, gone]);
  await Promise.race([moment(), gone]);
  child.kill("SIGKILL");
  await gone;
  return { saved, files: await readdir(dir, { recursive: true }) };
};

/** Replays the whole cassette with nothing behind it and gives back the generations that its answers bear. */
const generationsIn = async (dir: string, url: string): Promise<readonly unknown[]> => {
  const options = { dir, mode: "replay", traffic: { record: ["127.0.0.1"] }, unused: "error" } as const;
  const { result } = await withCassette("victim", options, async () => {
    const { generation } = (await (await fetch(`${url}/v1/generation`)).json()) as { generation: number };
    const found: unknown[] = [generation];
    for (let part = 0; part < PARTS; part += 1) {
      const response = await fetch(`${url}/v1/part/${part}?generation=${generation}`);
      if (part > 0) found.push(((await response.json()) as { generation: number }).generation);
      else {
        const bytes = new Uint8Array(await response.arrayBuffer());
        found.push(bytes.length === BLOB && bytes[1] === generation % 256 ? generation : "a broken file");
      }
    }
    return found;
  });
  return result;
};

/** What many kills left behind. */
export interface Kills {
  readonly broken: readonly string[];
  readonly recordings: number;
  /** Files that lay in the folder beside the cassette and its large bodies, at the end of all. */
  readonly litter: readonly string[];
  /** How many kills left a half-written file. */
  readonly halfway: number;
}

/** Kills a recording program `times` times, at random moments and amid its writing by turns; after each kill the cassette is read and replayed. */
const killInOneFolder = async (times: number, random: Random): Promise<Kills> => {
  await using folder = await temporaryFolder();
  await using upstream = await startUpstream();
  const dir = folder.path;
  upstream.answer(generations());
  const broken: string[] = [];
  let recordings = 0;
  let halfway = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const { saved, files } = await killed(dir, upstream.url, () =>
      turn % 2 === 0 ? pause(random(80)) : writing(dir).then(() => pause(random(3))),
    );
    recordings += saved;
    if (files.some(isLitter)) halfway += 1;
    upstream.arrivals();
    try {
      const found = await generationsIn(dir, upstream.url);
      if (new Set(found).size !== 1) broken.push(`kill ${turn}: a mixture ${JSON.stringify(found)}`);
    } catch (error) {
      broken.push(`kill ${turn}: ${String(error)}`);
    }
    if (upstream.arrivals().length > 0) broken.push(`kill ${turn}: a replayed request went to the upstream`);
  }
  const { saved } = await killed(dir, upstream.url, () => pause(0));
  if (saved === 0) broken.push("after all kills nothing can be recorded any more");
  const litter = (await readdir(dir, { recursive: true })).filter(isLitter);
  return { broken, recordings, halfway, litter };
};

/** Kills recording programs `times` times, in two folders at once. */
export const killMany = async (times: number, seed: number): Promise<Kills> => {
  const lanes = [seededRandom(seed), seededRandom(seed + 1)];
  const [one, other] = await Promise.all(lanes.map((random) => killInOneFolder(times / 2, random)));
  return {
    broken: [...one!.broken, ...other!.broken],
    recordings: one!.recordings + other!.recordings,
    halfway: one!.halfway + other!.halfway,
    litter: [...one!.litter, ...other!.litter],
  };
};
