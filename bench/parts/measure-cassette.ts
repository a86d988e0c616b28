/**
 * Records or replays so many interactions with one contender in this process, and prints as JSON how long saving, or
 * opening, the first answer and some later ones took, the bytes on the disk and the most memory held. The first answer is
 * that of the last interaction, so that none is found by chance.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Contender, Send } from "../contenders/contender.ts";
import { expectedAnswer, post, requestBody } from "../workload.ts";
import { each, proveSame, textOf } from "../workloads/workload.ts";

const [phase, name, folder, origin, size] = process.argv.slice(2) as [string, string, string, string, string];
const { contender } = (await import(`../contenders/${name}.ts`)) as { contender: Contender };
const COUNT = Number(size);
const LATER = Math.min(500, COUNT - 1);
const KB_PER_MB = 1024;

const ask = async (send: Send, index: number): Promise<void> =>
  proveSame(textOf(await (await post(send, origin, requestBody(index))).json()), expectedAnswer(index));

const bytesIn = (place: string): number =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const record = async () => {
  const sent = await contender.record(folder, origin, async (send) => {
    await each(COUNT, 8, (index) => ask(send, index));
    return performance.now();
  });
  return { save: performance.now() - sent, bytes: bytesIn(folder) };
};

const replay = async () => {
  const start = performance.now();
  return contender.replay(folder, origin, async (send) => {
    const opened = performance.now();
    await ask(send, COUNT - 1);
    const first = performance.now();
    // Asked all over the cassette, not in its order.
    for (let at = 0; at < LATER; at++) await ask(send, Math.floor((at / LATER) * (COUNT - 1)));
    return {
      open: opened - start,
      first: first - opened,
      later: (performance.now() - first) / LATER,
      heap: process.memoryUsage().heapUsed / 2 ** 20,
    };
  });
};

const figures = phase === "record" ? await record() : await replay();
console.log(JSON.stringify({ ...figures, memory: process.resourceUsage().maxRSS / KB_PER_MB }));
process.exit(0);
