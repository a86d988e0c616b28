/**
 * Runs one contender in this process and prints its milliseconds per request: the first pass warms it up, the
 * second is timed. Called by `run.ts` in a fresh process each time.
 */
import type { Contender } from "./contenders/contender.ts";
import { REQUESTS, sendAll } from "./workload.ts";

const [phase, name, folder, origin] = process.argv.slice(2) as [string, string, string, string];
const { contender } = (await import(`./contenders/${name}.ts`)) as { contender: Contender };

if (phase === "record") {
  await contender.record(folder, origin, (send) => sendAll(send, origin, REQUESTS));
} else {
  const half = REQUESTS / 2;
  await contender.replay(folder, origin, async (send) => {
    await sendAll(send, origin, half);
    const start = performance.now();
    await sendAll(send, origin, REQUESTS, half);
    console.log(JSON.stringify({ perRequest: (performance.now() - start) / half }));
  });
}
