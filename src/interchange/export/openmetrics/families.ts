import type { Call } from "../../../trace/call.ts";
import { GEN_AI, GENERAL } from "../../../trace/semconv.ts";
import { defined } from "../../../trace/values/json-access.ts";
import { durationOf } from "../call-times.ts";
import type { Family, Labels, Point } from "./family.ts";
import { type TokenCount, tokenCounts } from "./token-counts.ts";

/** Seconds, as the conventions ask for times of a client. */
const SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
/** Tokens, as the conventions ask. */
const TOKENS = Array.from({ length: 14 }, (_, power) => 4 ** power);
/** Seconds, as the conventions ask for the first token. */
const FIRST_TOKEN = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const INFERENCE: ReadonlySet<string> = new Set(["chat", "text_completion", "generate_content"]);

const addressOf = (url: string): Labels => {
  const address = URL.parse(url);
  if (!address) return {};
  const standard = address.protocol === "http:" ? "80" : "443";
  return { [GENERAL.serverAddress]: address.hostname, [GENERAL.serverPort]: address.port || standard };
};

const labelsOf = (call: Call, more: Labels = {}): Labels =>
  defined({
    [GEN_AI.operation]: call.operation ?? "_OTHER",
    [GEN_AI.provider]: call.provider ?? "_OTHER",
    [GEN_AI.requestModel]: call.requestModel,
    [GEN_AI.responseModel]: call.responseModel,
    ...addressOf(call.url),
    ...more,
  });

const errorOf = ({ error }: Call): Labels => (error ? { [GENERAL.errorType]: error.type } : {});

const point = (call: Call, value: number | undefined, more?: Labels): readonly Point[] =>
  value === undefined ? [] : [{ value, labels: labelsOf(call, more) }];

const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

const duration = (call: Call): readonly Point[] => point(call, seconds(durationOf(call)), errorOf(call));

const firstChunk = (call: Call): readonly Point[] =>
  call.isStream ? point(call, seconds(call.timing.firstChunk)) : [];

const firstToken = (call: Call): readonly Point[] =>
  call.isStream ? point(call, seconds(call.timing.firstToken)) : [];

const perChunk = (call: Call): readonly Point[] => {
  const { chunks } = call.timing;
  if (!call.isStream) return [];
  return chunks.slice(1).flatMap((time, index) => point(call, (time - (chunks[index] ?? time)) / 1000));
};

const tokenUsage = (call: Call): readonly Point[] =>
  (["input", "output"] as const).flatMap((type) =>
    point(call, call.usage[type], { "gen_ai.token.type": type }),
  );

const inference =
  (points: Family["points"]): Family["points"] =>
  (call) =>
    INFERENCE.has(call.operation ?? "") ? points(call) : [];

const tokens = (kind: TokenCount["kind"]): Family["points"] =>
  inference((call) =>
    tokenCounts(call.usage)
      .filter((count) => count.kind === kind)
      .flatMap(({ modality, value }) => point(call, value, { "gen_ai.token.modality": modality })),
  );

const one = (call: Call): readonly Point[] => point(call, 1);

const app = { role: "app" } as const;
const judge = { role: "judge" } as const;
const timed = { ...app, unit: "seconds", bounds: SECONDS } as const;

/** Metrics as of the last release of the GenAI conventions, which dashboards know. */
const RELEASED: readonly Family[] = [
  {
    ...timed,
    name: "gen_ai.client.operation.duration",
    help: "GenAI operation duration.",
    points: duration,
  },
  {
    ...app,
    name: "gen_ai.client.token.usage",
    help: "Number of input and output tokens used.",
    bounds: TOKENS,
    points: tokenUsage,
  },
  {
    ...timed,
    name: "gen_ai.client.operation.time_to_first_chunk",
    help: "Time to receive the first chunk of a stream.",
    points: firstChunk,
  },
  {
    ...timed,
    name: "gen_ai.client.operation.time_per_output_chunk",
    help: "Time from one chunk of a stream to the next.",
    points: perChunk,
  },
  {
    ...timed,
    name: "gen_ai.server.time_to_first_token",
    help: "Time to the first token of a stream, as the client saw it.",
    bounds: FIRST_TOKEN,
    points: firstToken,
  },
];

/** Metrics as the conventions name them since, which the span attributes of the trace go with. */
const NEWEST: readonly Family[] = [
  {
    ...timed,
    name: "gen_ai.client.inference.duration",
    help: "Duration of inference.",
    points: inference(duration),
  },
  {
    ...timed,
    name: "gen_ai.client.inference.time_to_first_chunk",
    help: "Time to receive the first chunk of an answer.",
    points: inference(firstChunk),
  },
  {
    ...timed,
    name: "gen_ai.client.inference.time_per_output_chunk",
    help: "Time from one chunk of an answer to the next.",
    points: inference(perChunk),
  },
  {
    ...app,
    name: "gen_ai.client.inference.usage.input_tokens",
    help: "Input tokens used, cached ones included.",
    points: tokens("input"),
  },
  {
    ...app,
    name: "gen_ai.client.inference.usage.output_tokens",
    help: "Output tokens used, reasoning included.",
    points: tokens("output"),
  },
  {
    ...app,
    name: "gen_ai.client.inference.usage.cache_read.input_tokens",
    help: "Input tokens read from a cache.",
    points: tokens("cacheRead"),
  },
  {
    ...app,
    name: "gen_ai.client.inference.usage.cache_write.input_tokens",
    help: "Input tokens written to a cache.",
    points: tokens("cacheWrite"),
  },
  {
    ...app,
    name: "gen_ai.client.inference.usage.reasoning.output_tokens",
    help: "Output tokens used for reasoning.",
    points: tokens("reasoning"),
  },
];

/** What the conventions have no metric for. */
const OWN: readonly Family[] = [
  { ...app, name: "llm_replay.calls", help: "Calls of models.", points: one },
  {
    ...app,
    name: "llm_replay.errors",
    help: "Calls of models that failed.",
    points: (call) => (call.error ? point(call, 1, errorOf(call)) : []),
  },
  {
    ...app,
    name: "llm_replay.retries",
    help: "Calls of models sent again after an error.",
    points: (call) => (call.attempt > 1 ? one(call) : []),
  },
  {
    ...app,
    name: "llm_replay.cost",
    unit: "usd",
    help: "Cost of the calls whose price is known.",
    points: (call) => point(call, call.cost?.total),
  },
  {
    ...app,
    name: "llm_replay.unpriced",
    help: "Calls of models whose cost is not known.",
    points: (call) => (call.unpriced === undefined ? [] : one(call)),
  },
  { ...judge, name: "llm_replay.judge.calls", help: "Calls of models that matchers made.", points: one },
  {
    ...judge,
    name: "llm_replay.judge.cost",
    unit: "usd",
    help: "Cost of the calls that matchers made.",
    points: (call) => point(call, call.cost?.total),
  },
];

/**
 * The metrics that are taken from calls of models. Those of the GenAI conventions have the names of their last release
 * (https://github.com/open-telemetry/semantic-conventions/blob/v1.41.0/docs/gen-ai/gen-ai-metrics.md) and those that
 * follow it (https://github.com/open-telemetry/semantic-conventions-genai, docs/gen-ai/client-inference.md): a dashboard
 * asks for the one or the other.
 */
export const FAMILIES: readonly Family[] = [...RELEASED, ...NEWEST, ...OWN];
