import type { Exchange } from "../exchange/exchange.ts";
import type { OutputMessage } from "../message.ts";

/** Gives what a provider counted of a prompt as the output that it is; nothing was used by it. */
export const tokenCount = ({ status = 0, response }: Exchange): OutputMessage[] =>
  status >= 400 || response === undefined
    ? []
    : [{ role: "assistant", parts: [{ type: "other", name: "token_count", value: response }] }];
