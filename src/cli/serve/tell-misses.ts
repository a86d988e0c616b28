import type { Host } from "../host.ts";

const MOST = 1000;

/** Makes what tells each miss once, and of no more than a thousand: those of a load test may differ each time. */
export const tellMisses = ({ stderr }: Pick<Host, "stderr">): ((explanation: string) => void) => {
  const told = new Set<string>();
  return (explanation) => {
    if (told.has(explanation) || told.size === MOST) return;
    told.add(explanation);
    stderr.write(`llm-replay: ${explanation}\n\n`);
    if (told.size === MOST) stderr.write("llm-replay: further misses are only counted.\n");
  };
};
