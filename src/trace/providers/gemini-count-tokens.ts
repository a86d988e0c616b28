import { geminiContent } from "../bodies/gemini-content.ts";
import { camelCased } from "../bodies/gemini-parts.ts";
import { tokenCount } from "../bodies/token-count.ts";
import { googlePath } from "../exchange/google-path.ts";
import { readError } from "../exchange/read-error.ts";
import type { Reader } from "./provider.ts";

/**
 * Gemini's counting of a prompt's tokens, in the Gemini API and on Vertex AI; what it counts is no usage
 * (https://ai.google.dev/api/tokens).
 */
export const geminiCountTokens: Reader = {
  api: "gemini.count_tokens",
  provider: "gcp.gemini",
  speaks: ({ method, path }) => method === "POST" && googlePath(path)?.method === "countTokens",
  read: (exchange) => {
    const { generateContentRequest = exchange.request } = camelCased(exchange.request);
    return {
      operation: "count_tokens",
      ...geminiContent.asked(generateContentRequest),
      requestModel: googlePath(exchange.path)?.model,
      output: tokenCount(exchange),
      error: readError(exchange),
    };
  },
};
