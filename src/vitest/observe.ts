import type { Score } from "../reporters/run-file.ts";
import type { LazySession } from "../session/lazy-session.ts";
import type { Options } from "../session/options.ts";
import type { Summary } from "../session/summary.ts";
import type { Observed } from "./told.ts";

/** What a test left when it was over. */
interface Left {
  readonly desk: LazySession;
  /** The options that held for it. */
  readonly options: Options;
  readonly summary: Summary | undefined;
  readonly scores: readonly Score[];
  /** What the process had used when the test began. */
  readonly cpu: NodeJS.CpuUsage;
}

/** What the process has used: milliseconds of its processor since `start`, and bytes at most. */
const used = (start: NodeJS.CpuUsage): Pick<Observed, "cpu" | "memory"> => {
  const { user, system } = process.cpuUsage(start);
  return { cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS * 1024 };
};

/** Tells what a run file keeps of a test; `undefined` where it asked no LLM and no matcher. */
export const observe = async ({
  desk,
  options,
  summary,
  scores,
  cpu,
}: Left): Promise<Observed | undefined> => {
  const session = summary && desk.opened();
  if (!session) return scores.length > 0 ? { scores: [...scores], budgets: [], ...used(cpu) } : undefined;
  // Loaded where a session was opened: a test file that asks no LLM stays light.
  const { observeSession } = await import("./observe-session.ts");
  const process = used(cpu);
  return { ...(await observeSession(session, summary, options)), scores: [...scores], ...process };
};
