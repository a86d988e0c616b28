import { formatCsv } from "../../formats/csv.ts";
import type { Call } from "../../trace/call.ts";
import { durationOf, firstOutputOf } from "./call-times.ts";
import type { Exporter, ExportSource } from "./exporter.ts";

type Cell = string | number | undefined;

/** The columns of {@link csv}, in their order; times are milliseconds, costs US dollars, counts tokens. */
const COLUMNS: Readonly<Record<string, (call: Call, source: ExportSource) => Cell>> = {
  cassette: (_, { name }) => name,
  index: ({ index }) => index,
  role: ({ role }) => role,
  kind: ({ kind }) => kind,
  recorded_at: ({ recordedAt }) => recordedAt,
  provider: ({ provider }) => provider,
  operation: ({ operation }) => operation,
  request_model: ({ requestModel }) => requestModel,
  response_model: ({ responseModel }) => responseModel,
  method: ({ method }) => method || undefined,
  url: ({ url }) => url || undefined,
  status: ({ status }) => status,
  attempt: ({ attempt }) => attempt,
  input_tokens: ({ usage }) => usage.input,
  output_tokens: ({ usage }) => usage.output,
  cache_read_tokens: ({ usage }) => usage.cacheRead,
  cache_write_tokens: ({ usage }) => usage.cacheWrite,
  reasoning_tokens: ({ usage }) => usage.reasoning,
  input_audio_tokens: ({ usage }) => usage.inputAudio,
  output_audio_tokens: ({ usage }) => usage.outputAudio,
  input_image_tokens: ({ usage }) => usage.inputImage,
  output_image_tokens: ({ usage }) => usage.outputImage,
  // A sum of prices carries binary dust beyond that.
  cost_usd: ({ cost }) => cost && Number(cost.total.toPrecision(12)),
  first_output_ms: firstOutputOf,
  duration_ms: durationOf,
  finish_reasons: ({ finishReasons }) => finishReasons.join(" "),
  tools: ({ toolCalls }) => toolCalls.map(({ name }) => name).join(" "),
  error_type: ({ error }) => error?.type,
  error: ({ error }) => error?.message,
};

/**
 * Prints one row a call (https://www.rfc-editor.org/rfc/rfc4180), judges' calls after the program's; what a call does not
 * know is empty, never 0.
 */
export const csv: Exporter = async function* (sources) {
  yield formatCsv([Object.keys(COLUMNS)]);
  for await (const source of sources) {
    const calls = [...source.trace.calls, ...source.trace.judgeCalls];
    yield formatCsv(calls.map((call) => Object.values(COLUMNS).map((cell) => cell(call, source))));
  }
};
