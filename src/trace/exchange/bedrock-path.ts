import { uriDecoded } from "../values/uri-decoded.ts";

const PATH = /\/model\/([^/]+|arn.{1,2048})\/([a-z-]+)$/;

/**
 * Reads the model (or the ARN of an inference profile) and the action that the path of a request to Bedrock names;
 * `undefined` where it is no such path (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
 */
export const bedrockPath = (path: string): { model: string; action: string } | undefined => {
  const [, model, action] = PATH.exec(path) ?? [];
  return model === undefined || action === undefined ? undefined : { model: uriDecoded(model), action };
};
