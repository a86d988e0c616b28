import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FAMILIES } from "../../../../src/interchange/export/openmetrics/families.ts";
import { metricName } from "../../../../src/interchange/export/openmetrics/family.ts";
import { openMetrics } from "../../../../src/interchange/export/openmetrics/openmetrics.ts";
import { chat } from "../../../trace/chat.ts";
import { agent, printed, SECRET, sourceOf } from "../source.ts";
import { everyMetric, RUN } from "./every-metric.ts";
import { type MetricFamily, readOpenMetrics, type Sample } from "./read-openmetrics.ts";

const readMetrics = async (...sources: Parameters<typeof printed>[1][]): Promise<readonly MetricFamily[]> =>
  readOpenMetrics(await printed(openMetrics(), ...sources));

const samplesOf = (families: readonly MetricFamily[], name: string): readonly Sample[] =>
  families.flatMap(({ samples }) => samples.filter((sample) => sample.name === name));

const total = (families: readonly MetricFamily[], name: string, labels: Sample["labels"] = {}): number =>
  samplesOf(families, name)
    .filter((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);

const PYTHON = ["python3", "/usr/bin/python3"].find(
  (python) => spawnSync(python, ["-c", "import prometheus_client.openmetrics.parser"]).status === 0,
);
const NO_PYTHON = "Prometheus' own parser is not here: install python3 and its package prometheus-client";

/** What Prometheus' client for Python reads: the names of all samples with their values. */
const readByPrometheus = (text: string): readonly (readonly [string, number])[] => {
  const program = `
import json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
print(json.dumps([[s.name, s.value] for f in read(sys.stdin.read()) for s in f.samples]))`;
  const { stdout, stderr, status } = spawnSync(PYTHON ?? "", ["-c", program], {
    input: text,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as [string, number][];
};

test("calls, errors, tokens and costs add up to those of the traces", async () => {
  const source = agent();
  const metrics = await readMetrics(source, sourceOf({ interactions: [chat()] }, "cassettes/b.json"));
  expect(total(metrics, "llm_replay_calls_total")).toBe(4);
  expect(total(metrics, "llm_replay_errors_total", { error_type: "server_error" })).toBe(1);
  expect(total(metrics, "gen_ai_client_operation_duration_seconds_count")).toBe(4);
  expect(total(metrics, "gen_ai_client_operation_duration_seconds_sum")).toBeCloseTo(0.6);
  expect(total(metrics, "gen_ai_client_token_usage_sum", { gen_ai_token_type: "input" })).toBe(300);
  expect(total(metrics, "gen_ai_client_inference_usage_output_tokens_total")).toBe(30);
  expect(total(metrics, "llm_replay_cost_usd_total")).toBeCloseTo(source.trace.cost!.total * 1.5, 12);
});

test("every metric that there is can be brought about", async () => {
  const names = (await readMetrics(everyMetric())).map(({ name }) => name);
  expect(names.toSorted()).toEqual(FAMILIES.map(metricName).toSorted());
});

test("a stream tells when its first chunk came, and how long the next took", async () => {
  const metrics = await readMetrics(everyMetric());
  const released = "gen_ai_client_operation";
  for (const name of [`${released}_time_to_first_chunk`, "gen_ai_server_time_to_first_token"])
    expect(total(metrics, `${name}_seconds_sum`)).toBeCloseTo(0.04);
  expect(total(metrics, `${released}_time_per_output_chunk_seconds_sum`)).toBeCloseTo(0.05);
  expect(total(metrics, `${released}_time_per_output_chunk_seconds_count`)).toBe(1);
});

test("a judge's calls are counted apart", async () => {
  const metrics = await readMetrics(sourceOf({ interactions: [chat({ role: "judge" })] }));
  expect(metrics.map(({ name }) => name)).toEqual(["llm_replay_judge_calls", "llm_replay_judge_cost_usd"]);
});

test("tokens of a cache and of reasoning are told apart, and never added to input and output", async () => {
  const usage = {
    prompt_tokens: 100,
    completion_tokens: 50,
    prompt_tokens_details: { cached_tokens: 80, audio_tokens: 10 },
    completion_tokens_details: { reasoning_tokens: 30 },
  };
  const metrics = await readMetrics(sourceOf({ interactions: [chat({ usage })] }));
  const usageOf = (name: string, modality: string) =>
    total(metrics, `gen_ai_client_inference_usage_${name}_total`, { gen_ai_token_modality: modality });
  expect(usageOf("input_tokens", "text")).toBe(90);
  expect(usageOf("input_tokens", "audio")).toBe(10);
  expect(usageOf("cache_read_input_tokens", "text")).toBe(80);
  expect(usageOf("reasoning_output_tokens", "text")).toBe(30);
  expect(total(metrics, "gen_ai_client_token_usage_sum", { gen_ai_token_type: "input" })).toBe(100);
});

test("a call without usage or price is counted as such, never as 0", async () => {
  const metrics = await readMetrics(sourceOf({ interactions: [chat({ usage: null, model: "nobody" })] }));
  const names = metrics.map(({ name }) => name);
  expect(total(metrics, "llm_replay_unpriced_total")).toBe(1);
  expect(names.filter((name) => /token|cost/.test(name))).toEqual([]);
});

test("a call that was imported without its times is counted, and has no duration", async () => {
  const timeless = { ...chat(), timing: { chunks: [], end: 0, lost: true as const } };
  const metrics = await readMetrics(sourceOf({ interactions: [timeless] }));
  expect(total(metrics, "llm_replay_calls_total")).toBe(1);
  expect(metrics.filter(({ name }) => name.endsWith("duration_seconds"))).toEqual([]);
});

test("buckets have the conventions' bounds, written as Go writes them", async () => {
  const metrics = await readMetrics(sourceOf({ interactions: [chat()] }));
  const bounds = (name: string) => [...new Set(samplesOf(metrics, name).map(({ labels }) => labels["le"]))];
  expect(bounds("gen_ai_client_operation_duration_seconds_bucket").join(" ")).toBe(
    "0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24 20.48 40.96 81.92 +Inf",
  );
  expect(bounds("gen_ai_client_token_usage_bucket").join(" ")).toBe(
    "1.0 4.0 16.0 64.0 256.0 1024.0 4096.0 16384.0 65536.0 262144.0 " +
      "1.048576e+06 4.194304e+06 1.6777216e+07 6.7108864e+07 +Inf",
  );
});

test("what is exactly a bound lies in its bucket", async () => {
  const metrics = await readMetrics(sourceOf({ interactions: [chat({ ms: 20 })] }));
  const under = (le: string) => total(metrics, "gen_ai_client_operation_duration_seconds_bucket", { le });
  expect([under("0.01"), under("0.02"), under("0.04")]).toEqual([0, 1, 1]);
});

test("a run adds its tests, its verdicts and their mean score", async () => {
  const metrics = readOpenMetrics(await printed(openMetrics({ run: RUN }), agent()));
  expect(total(metrics, "llm_replay_run_tests", { state: "passed" })).toBe(1);
  expect(total(metrics, "llm_replay_run_duration_seconds")).toBe(1.5);
  expect(total(metrics, "llm_replay_run_score")).toBeCloseTo(0.7);
  expect(samplesOf(metrics, "llm_replay_run_matchers").map(({ labels }) => labels)).toEqual([
    { gen_ai_evaluation_name: "matchSemantically", gen_ai_evaluation_score_label: "pass" },
    { gen_ai_evaluation_name: "matchSemantically", gen_ai_evaluation_score_label: "fail" },
  ]);
});

const models = fc.array(
  fc.record({
    model: fc.string({ unit: fc.constantFrom(...'a"\\\n{},= é') }),
    ms: fc.nat({ max: 100_000 }),
    status: fc.constantFrom(200, 429, 500),
    usage: fc.option(fc.record({ prompt_tokens: fc.nat(), completion_tokens: fc.nat() })),
  }),
  { maxLength: 6 },
);

test("whatever models are called, it keeps the grammar and the rules of OpenMetrics", async () => {
  await fc.assert(
    fc.asyncProperty(models, async (given) => {
      const calls = given.map((each, index) => chat({ at: index * 1000, ...each }));
      const metrics = await readMetrics(sourceOf({ interactions: calls }));
      const named = samplesOf(metrics, "llm_replay_calls_total").map(
        ({ labels }) => labels["gen_ai_request_model"] ?? "",
      );
      expect(new Set(named)).toEqual(new Set(given.map(({ model }) => model)));
      expect(total(metrics, "llm_replay_calls_total")).toBe(given.length);
    }),
  );
});

test("Prometheus' own parser reads the same samples", async (context) => {
  if (!PYTHON) return context.skip(NO_PYTHON);
  const text = await printed(
    openMetrics({ run: RUN }),
    agent(),
    sourceOf({ interactions: [chat({ model: 'a"\\\n' })] }),
  );
  const ours = readOpenMetrics(text).flatMap(({ samples }) =>
    samples.map(({ name, value }) => [name, value]),
  );
  expect(readByPrometheus(text)).toEqual(ours);
});

test("what was said is not told", async () => {
  expect(await printed(openMetrics(), agent())).not.toContain(SECRET);
});
