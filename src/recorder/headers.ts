import type { Header } from "../cassette/cassette.ts";
import { fetchDecodes } from "./encodings.ts";

/**
 * Request headers that are kept; every other one is left out, so that no credential can slip through under a new name.
 * They say how the body is written, or they change the answer.
 */
const KEPT_REQUEST_HEADERS: ReadonlySet<string> = new Set([
  // how the body is written and what is wanted back
  ...["accept", "content-type", "content-encoding", "range", "prefer", "if-match", "if-none-match"],
  ...["if-modified-since", "last-event-id"],
  // version and feature switches
  ...["anthropic-version", "anthropic-beta", "openai-beta", "mcp-protocol-version"],
  ...["azureml-model-deployment", "extra-parameters", "x-wait-for-model", "x-amz-target"],
  ...["x-amzn-bedrock-accept", "x-amzn-bedrock-content-type", "x-amzn-bedrock-guardrailidentifier"],
  ...["x-amzn-bedrock-guardrailversion", "x-amzn-bedrock-trace", "x-amzn-bedrock-performanceconfig-latency"],
  "x-amzn-bedrock-service-tier",
  ...["x-vertex-ai-llm-request-type", "x-vertex-ai-llm-shared-request-type"],
  // resumable uploads: the step is told apart by its headers alone
  ...["x-goog-upload-command", "x-goog-upload-offset", "x-goog-upload-protocol", "content-range"],
  ...["x-goog-upload-header-content-type", "x-goog-upload-header-content-length"],
]);

/** Headers of the connection, not of the answer: the body is kept decoded and framed anew (RFC 9110 §7.6.1). */
const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  ...["connection", "content-encoding", "content-length", "keep-alive", "proxy-connection", "te", "trailer"],
  ...["transfer-encoding", "upgrade"],
]);

/**
 * Response headers that differ each time the same answer is given, and that no client acts on.
 * `x-ratelimit-*`, `anthropic-ratelimit-*` and `retry-after` are not among them: clients wait by them, and a trace
 * shows from them how near to a limit a run came.
 */
const VOLATILE_RESPONSE_HEADERS: ReadonlySet<string> = new Set([
  // when it was answered
  ...[
    "date",
    "age",
    "x-timer",
    "x-api-call-start",
    "x-api-call-end",
    "x-api-received",
    "x-request-accepted-at",
  ],
  // how long it took: the interaction's own timing says it
  ...["server-timing", "openai-processing-ms", "x-amzn-bedrock-invocation-latency", "x-compute-time"],
  ...["x-runtime", "x-response-time", "x-process-time", "x-inference-time", "x-litellm-overhead-duration-ms"],
  ...["x-litellm-response-duration-ms", "x-goog-upload-header-x-google-gfe-backend-request-cost"],
  // a number given to this one exchange
  ...["x-request-id", "request-id", "x-correlation-id", "x-trace-id", "x-log-id", "x-debug-trace-id"],
  ...["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id", "x-amz-id-2", "x-amzn-trace-id"],
  ...["x-amz-cf-id", "apim-request-id", "x-ms-request-id", "x-ms-client-request-id", "x-azure-ref"],
  ...["x-msedge-ref", "mistral-correlation-id", "inference-id", "x-kong-request-id", "x-ds-trace-id"],
  ...[
    "x-global-transaction-id",
    "x-vertex-ai-received-request-id",
    "x-guploader-uploadid",
    "x-litellm-call-id",
  ],
  ...["fly-request-id", "x-vercel-id", "x-railway-request-id", "x-cloud-trace-context", "traceparent"],
  ...[
    "traceresponse",
    "tracestate",
    "baggage",
    "b3",
    "sentry-trace",
    "azureml-model-session",
    "azureai-model-sessionid",
  ],
  // the machine or cache that happened to answer
  ...["cf-ray", "cf-cache-status", "cf-placement", "via", "x-served-by", "x-cache", "x-cache-hits"],
  ...["x-amz-cf-pop", "x-groq-region", "x-ppl-region", "azureml-served-by-cluster", "x-backend-server"],
  ...["x-ms-azureml-cluster-local-active-requests", "x-xai-model-address", "x-build-commit", "x-build-time"],
  ...["x-goog-upload-header-x-google-backends", "x-goog-upload-header-x-google-session-info"],
  ...["x-goog-upload-header-x-google-security-signals"],
  // advice to browsers about the network, with tokens in it
  ...["report-to", "reporting-endpoints", "nel", "alt-svc", "expect-ct"],
]);

/** Beginnings of names with the same reasons: proxy timings, gateway latencies, what a gateway repeats of its upstream. */
const VOLATILE_RESPONSE_PREFIXES = [
  "x-envoy-",
  "x-kong-",
  "x-metrics-",
  "x-datadog-",
  "x-b3-",
  "llm_provider-",
];

/** Response headers that name the account and not the answer. */
const ACCOUNT_RESPONSE_HEADERS: ReadonlySet<string> = new Set([
  ...["openai-organization", "openai-project", "anthropic-organization-id", "anthropic-workspace-id"],
  ...["x-goog-user-project", "x-litellm-key-spend", "x-clerk-auth-message"],
]);

/** Tells whether the request header `name` (lower case) is kept, by the allow-list or because the caller asked for it. */
export const keepsRequestHeader = (name: string, asked: ReadonlySet<string>): boolean =>
  KEPT_REQUEST_HEADERS.has(name) || asked.has(name);

/**
 * Tells whether a response header is kept: neither transport, nor volatile, nor the account's. An encoding that fetch did
 * not take off stays, as the body still has it.
 */
export const keepsResponseHeader = (name: string, value: string): boolean =>
  name === "content-encoding"
    ? !fetchDecodes(value)
    : !TRANSPORT_HEADERS.has(name) &&
      !VOLATILE_RESPONSE_HEADERS.has(name) &&
      !ACCOUNT_RESPONSE_HEADERS.has(name) &&
      !VOLATILE_RESPONSE_PREFIXES.some((prefix) => name.startsWith(prefix));

/** Lists headers as lines, names in lower case, `set-cookie` a line each. */
export const headerLines = (headers: Headers): Header[] => [...headers];
