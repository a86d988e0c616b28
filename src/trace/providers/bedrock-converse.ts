import { readForm } from "../bodies/body-form.ts";
import { converse } from "../bodies/converse.ts";
import { bedrockPath } from "../exchange/bedrock-path.ts";
import type { Reader } from "./provider.ts";

const ACTIONS = new Set(["converse", "converse-stream"]);

/**
 * Amazon Bedrock's Converse and ConverseStream
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
 */
export const bedrockConverse: Reader = {
  api: "bedrock.converse",
  provider: "aws.bedrock",
  speaks: ({ method, path }) => method === "POST" && ACTIONS.has(bedrockPath(path)?.action ?? ""),
  read: (exchange) => {
    const { model, action } = bedrockPath(exchange.path) ?? {};
    const isStream = action === "converse-stream";
    return readForm(converse, exchange, { operation: "chat", requestModel: model, isStream });
  },
};
