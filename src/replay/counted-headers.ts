import type { Header } from "../cassette/cassette.ts";

/**
 * Request headers that change the answer and so are part of the match key; no other header is, unless
 * `match.headers` names it. SDK, trace, retry and content headers never count.
 */
const COUNTED_HEADERS: readonly string[] = [
  // versions and feature switches
  "anthropic-version",
  "anthropic-beta",
  "openai-beta",
  // the operation of AWS JSON protocols, whose calls all share one URL
  "x-amz-target",
  // Bedrock guardrails, latency class and service tier
  "x-amzn-bedrock-guardrailidentifier",
  "x-amzn-bedrock-guardrailversion",
  "x-amzn-bedrock-performanceconfig-latency",
  "x-amzn-bedrock-service-tier",
  // which deployment answers, and how it treats unknown parameters
  "azureml-model-deployment",
  "extra-parameters",
  // the step of a resumable upload, and the part of a file
  "x-goog-upload-command",
  "x-goog-upload-offset",
  "content-range",
  "range",
];

/** Reads one header; `null` where it is absent. */
export type ReadHeader = (name: string) => string | null | undefined;

/** Reads the headers of a recorded request; repeated lines are joined. */
export const readFrom =
  (headers: readonly Header[]): ReadHeader =>
  (name) => {
    let joined: string | undefined;
    for (const [key, value] of headers)
      if (key === name) joined = joined === undefined ? value : `${joined}, ${value}`;
    return joined;
  };

/** Lists the headers of a request that count, in one fixed order; `asked` holds more names in lower case. */
export const countedHeaders = (read: ReadHeader, asked: readonly string[] = []): [string, string][] => {
  const counted: [string, string][] = [];
  for (const names of [COUNTED_HEADERS, asked])
    for (const name of names) {
      const value = read(name);
      if (value !== null && value !== undefined) counted.push([name, value]);
    }
  return counted;
};
