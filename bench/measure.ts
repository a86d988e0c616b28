/**
 * Runs one workload with one contender in this process and prints what it showed as JSON: its figures and the most memory
 * it held. Called by `compare.ts` in a fresh process each time.
 */
import type { Contender } from "./contenders/contender.ts";
import type { Workload } from "./workloads/workload.ts";

const [phase, what, name, folder, origin] = process.argv.slice(2) as [string, string, string, string, string];
const { workload } = (await import(`./workloads/${what}.ts`)) as { workload: Workload };
const { contender } = (await import(`./contenders/${name}.ts`)) as { contender: Contender };

/** Kilobytes, as `getrusage` gives them. */
const KB_PER_MB = 1024;

const figures =
  phase === "record"
    ? await contender.record(folder, origin, (send) => workload.record(send, origin))
    : await contender.replay(folder, origin, (send) => workload.replay(send, origin));
const memory = process.resourceUsage().maxRSS / KB_PER_MB;
console.log(JSON.stringify({ ...figures, memory }));
// Some contenders leave timers or sockets behind.
process.exit(0);
