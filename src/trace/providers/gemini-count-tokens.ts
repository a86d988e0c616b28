import { geminiContent } from "../bodies/gemini-content.ts";
import { camelCased } from "../bodies/gemini-parts.ts";
import { readError } from "../read-error.ts";
import { tokenCount } from "../token-count.ts";
import type { Reader } from "./provider.ts";

const PATH = /\/([^/:]+):countTokens$/;

/**
 * Gemini's counting of a prompt's tokens, in the Gemini API and on Vertex AI; what it counts is no usage
 * (https://ai.google.dev/api/tokens).
 */
export const geminiCountTokens: Reader = {
  api: "gemini.count_tokens",
  provider: "gcp.gemini",
  speaks: ({ method, path }) => method === "POST" && PATH.test(path),
  read: (exchange) => {
    const { generateContentRequest = exchange.request } = camelCased(exchange.request);
    return {
      operation: "count_tokens",
      ...geminiContent.asked(generateContentRequest),
      requestModel: PATH.exec(exchange.path)?.[1],
      output: tokenCount(exchange),
      error: readError(exchange),
    };
  },
};
