import * as fc from "fast-check";
import type { Cassette, Interaction, RecordedSpan } from "../../src/cassette/cassette.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { GEN_AI } from "../../src/trace/semconv.ts";
import { cassettes, jsonValues } from "../cassette/arbitrary-cassette.ts";
import { interactionIn } from "../trace/providers/call-of.ts";
import { spoiltExchange } from "../trace/providers/spoilt.ts";
import { recordedSpan } from "../trace/recorded-span.ts";

/** Names that the dialects of spans read, indexed ones among them. */
const SAID = [
  ...Object.values(GEN_AI),
  ...["gen_ai.prompt.0.content", "gen_ai.completion.0.role", "llm.input_messages.0.message.role"],
  ...["llm.input_messages.1.message.tool_calls.0.tool_call.function.arguments", "openinference.span.kind"],
  ...["input.value", "output.value", "ai.prompt.messages", "ai.response.text", "ai.usage.promptTokens"],
  ...["langfuse.observation.type", "langsmith.span.kind", "traceloop.entity.input", "http.method"],
];

const WORDS = ["chat", "execute_tool", "LLM", "openai", "POST", "[{}]", '{"role":"user"}', '"{}"', -1, 1e300];

const attributes = fc.dictionary(fc.constantFrom(...SAID), fc.oneof(fc.constantFrom(...WORDS), jsonValues), {
  maxKeys: 6,
});

const ids = fc.constantFrom("s1", "s2", "s3", "root", "call-1");
const times = fc.oneof(fc.nat({ max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** Spans of the vocabularies that are read, lying in each other anyhow. */
const spans: fc.Arbitrary<RecordedSpan[]> = fc.array(
  fc
    .record({
      id: ids,
      parent: ids,
      kind: fc.constantFrom("client", "internal", ""),
      start: times,
      end: times,
      attributes,
    })
    .map((given) => recordedSpan(given)),
  { maxLength: 5 },
);

const DATES = [
  "2026-01-02T03:04:05.678Z",
  "2026-01-02T03:04:06.000Z",
  "yesterday",
  "",
  "+275760-09-13T00:00:00Z",
];

/** Exchanges with providers, parts of which are spoilt. */
export const exchanges: fc.Arbitrary<Interaction[]> = fc.array(
  fc
    .tuple(spoiltExchange, fc.constantFrom(...DATES), fc.option(ids, { nil: undefined }))
    .map(([written, recordedAt, span]) => ({
      ...interactionIn(written),
      recordedAt,
      ...(span !== undefined && { span }),
    })),
  { maxLength: 4 },
);

/** Cassettes of such exchanges and spans, and any others that the types allow. */
export const anyCassettes: fc.Arbitrary<Cassette> = fc.oneof(
  cassettes,
  fc
    .tuple(cassettes, exchanges, spans)
    .map(([cassette, interactions, read]) => ({ ...cassette, interactions, spans: read })),
);

/** Traces of them. */
export const anyTraces = anyCassettes.map((cassette) => readTrace(cassette));
