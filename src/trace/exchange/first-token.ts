import type { Exchange } from "./exchange.ts";
import type { StreamEvent } from "./stream-events.ts";

/**
 * Tells when the first event that holds a piece of the model's output (text, reasoning or a tool call) was there, in
 * milliseconds since the request was sent; `undefined` where none is such.
 */
export const firstToken = (
  { events, arrival }: Pick<Exchange, "events" | "arrival">,
  isOutput: (event: StreamEvent) => boolean,
): number | undefined => {
  const first = events.find(isOutput);
  return first && arrival(first);
};
