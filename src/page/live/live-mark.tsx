import type { ReadonlySignal } from "@preact/signals";
import { Recorded } from "../recorded.tsx";
import type { Following } from "./follow-server.ts";

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

const wordsOf = ({ isConnected, problem, since }: Following): string => {
  if (!isConnected) return "not connected: llm-replay view has ended";
  return problem === undefined ? `live, as of ${TIME.format(since)}` : `not up to date: ${problem}`;
};

/** Says whether what is shown is what is there now. */
export const LiveMark = ({ following }: { readonly following: ReadonlySignal<Following> }) => {
  const { isConnected, problem } = following.value;
  const isUpToDate = isConnected && problem === undefined;
  return (
    <p class={`live ${isUpToDate ? "now" : "lost"}`} role="status">
      <Recorded text={wordsOf(following.value)} />
    </p>
  );
};
