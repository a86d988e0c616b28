import type { Exchange } from "../exchange/exchange.ts";
import type { Usage } from "../usage.ts";
import { defined, numberIn, objectOf, type Loose } from "../values/json-access.ts";
import { wholeInput } from "./whole-input.ts";

const METRICS = "amazon-bedrock-invocationMetrics";

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/** What is read from a cache or written to it is not in Bedrock's count of the input. */
const usageOf = (count: (name: string) => number | undefined): Usage => {
  const cacheRead = count("cacheReadInput");
  const cacheWrite = count("cacheWriteInput");
  return defined({
    input: wholeInput(count("input"), cacheRead, cacheWrite),
    output: count("output"),
    cacheRead,
    cacheWrite,
  });
};

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Reads what Bedrock itself counted of an InvokeModel, whatever the model says: in the last event of a stream, else in
 * headers (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-invoke.html).
 */
export const bedrockMetrics = ({ events, response, responseHeader }: Exchange): Usage => {
  const documents: Loose[] = [...events.map(({ data }) => data), response];
  const found = documents.findLast((document) => METRICS in objectOf(document));
  const metrics = objectOf(objectOf(found)[METRICS]);
  return {
    ...usageOf((name) => numberOf(responseHeader(`x-amzn-bedrock-${dashed(name)}-token-count`))),
    ...usageOf((name) => numberIn(metrics[`${name}TokenCount`])),
  };
};
