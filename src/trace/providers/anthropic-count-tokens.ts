import { anthropicMessage } from "../bodies/anthropic-message.ts";
import { tokenCount } from "../bodies/token-count.ts";
import { readError } from "../exchange/read-error.ts";
import type { Reader } from "./provider.ts";

const PATH = /\/messages\/count_tokens$|\/publishers\/anthropic\/models\/count-tokens[^/:]*:rawPredict$/;

/**
 * Anthropic's counting of a prompt's tokens, at Anthropic and on Vertex AI; what it counts is no usage
 * (https://platform.claude.com/docs/en/api/messages-count-tokens).
 */
export const anthropicCountTokens: Reader = {
  api: "anthropic.count_tokens",
  provider: "anthropic",
  speaks: ({ method, path }) => method === "POST" && PATH.test(path),
  read: (exchange) => ({
    operation: "count_tokens",
    ...anthropicMessage.asked(exchange.request),
    output: tokenCount(exchange),
    error: readError(exchange),
  }),
};
