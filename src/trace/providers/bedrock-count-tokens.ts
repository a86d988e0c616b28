import { converse } from "../bodies/converse.ts";
import { tokenCount } from "../bodies/token-count.ts";
import { bedrockPath } from "../exchange/bedrock-path.ts";
import { readError } from "../exchange/read-error.ts";
import { objectOf } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

/**
 * Amazon Bedrock's counting of a prompt's tokens; what it counts is no usage
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html).
 */
export const bedrockCountTokens: Reader = {
  api: "bedrock.count_tokens",
  provider: "aws.bedrock",
  speaks: ({ method, path }) => method === "POST" && bedrockPath(path)?.action === "count-tokens",
  read: (exchange) => ({
    operation: "count_tokens",
    ...converse.asked(objectOf(objectOf(exchange.request).input).converse),
    requestModel: bedrockPath(exchange.path)?.model,
    output: tokenCount(exchange),
    error: readError(exchange),
  }),
};
