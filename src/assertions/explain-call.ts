import type { Call } from "../trace/call.ts";

/** Which call is meant, as plain data. */
export interface CallReference {
  /** Its place in `trace.calls`. */
  readonly index: number;
  readonly method: string;
  readonly url: string;
  readonly provider?: string;
  readonly model?: string;
}

/** Names a call as plain data. */
export const referenceOf = ({ index, method, url, provider, model }: Call): CallReference => ({
  index,
  method,
  url,
  ...(provider !== undefined && { provider }),
  ...(model !== undefined && { model }),
});

/** A call that only a span tells of may have no address. */
const addressOf = ({ method, url }: CallReference): string => {
  const parsed = URL.parse(url);
  return `${method} ${parsed ? `${parsed.host}${parsed.pathname}` : url}`.trim();
};

/** Names a call for a reader, such as `call 1 (gpt-5, POST api.openai.com/v1/responses)`. */
export const explainCall = (call: CallReference): string => {
  const known = [call.model ?? "", addressOf(call)].filter((part) => part !== "");
  return known.length === 0 ? `call ${call.index}` : `call ${call.index} (${known.join(", ")})`;
};

/** Lists the first calls, and says how many more there are. */
export const explainCalls = (calls: readonly CallReference[], most = 5): string[] => [
  ...calls.slice(0, most).map(explainCall),
  ...(calls.length > most ? [`and ${calls.length - most} more`] : []),
];
