import type { CallDetail, CallPair } from "../../reporters/html/page-data.ts";
import { momentsOf } from "./stream-text.ts";

/** The ways to look at a call, by the name they have in an address, in the order of their tabs. */
export const CALL_VIEWS = {
  diff: "Changes",
  chat: "Conversation",
  stream: "Stream",
  tokens: "Probabilities",
  tools: "Tools",
  wire: "Wire",
} as const;

/** The name of a way to look at a call. */
export type CallView = keyof typeof CALL_VIEWS;

const hasLogprobs = ({ output }: CallDetail): boolean =>
  output.some(({ logprobs }) => (logprobs?.length ?? 0) > 0);

const HAS: Readonly<Record<CallView, (pair: CallPair, calls: readonly CallDetail[]) => boolean>> = {
  diff: ({ changes }) => changes.length > 0,
  chat: () => true,
  stream: (_, calls) => calls.some((call) => momentsOf(call).length > 0),
  tokens: (_, calls) => calls.some(hasLogprobs),
  tools: (_, calls) => calls.some(({ tools, toolCalls }) => tools.length + toolCalls.length > 0),
  wire: (_, calls) => calls.some(({ wire }) => wire !== undefined),
};

/** Lists the ways in which there is something to see of a call. */
export const viewsOf = (pair: CallPair): CallView[] => {
  const calls = [pair.base, pair.head].filter((call) => call !== undefined);
  return (Object.keys(CALL_VIEWS) as CallView[]).filter((view) => HAS[view](pair, calls));
};

/** Picks the view that an address asks for, else the first there is. */
export const viewAt = (pair: CallPair, asked: string | undefined): CallView => {
  const views = viewsOf(pair);
  return views.find((view) => view === asked) ?? views[0] ?? "chat";
};
