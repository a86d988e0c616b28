import { expect, test } from "vitest";
import { otelSpans } from "../../../../src/interchange/export/otlp/otel-span.ts";
import { otlpJson } from "../../../../src/interchange/export/otlp/otlp-json.ts";
import { readSpans } from "../../../../src/trace/read-spans.ts";
import { readTrace } from "../../../../src/trace/read-trace.ts";
import type { Span } from "../../../../src/trace/span.ts";
import { agent, printed, sourceOf } from "../source.ts";

/** Fields of opentelemetry-proto's trace, common and resource messages in lowerCamelCase, with the JSON type of each. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  resourceSpans: /^list$/,
  resource: /^object$/,
  scopeSpans: /^list$/,
  schemaUrl: /^text$/,
  scope: /^object$/,
  spans: /^list$/,
  name: /^text$/,
  version: /^text$/,
  traceId: /^hex32$/,
  spanId: /^hex16$/,
  parentSpanId: /^hex16$/,
  kind: /^number$/,
  startTimeUnixNano: /^digits$/,
  endTimeUnixNano: /^digits$/,
  timeUnixNano: /^digits$/,
  attributes: /^list$/,
  events: /^list$/,
  status: /^object$/,
  code: /^number$/,
  message: /^text$/,
  key: /^text$/,
  value: /^object$/,
  stringValue: /./,
  intValue: /^digits$/,
  doubleValue: /^number$/,
  boolValue: /^boolean$/,
  arrayValue: /^object$/,
  values: /^list$/,
};
/** A text may be all of digits, hex or not: the more telling kind is only asked for where a field must be of it. */
const kindsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return ["list"];
  if (typeof value !== "string") return [typeof value];
  return [
    "text",
    ...(/^\d+$/.test(value) ? ["digits"] : []),
    ...(/^[0-9a-f]{32}$/.test(value) ? ["hex32"] : []),
    ...(/^[0-9a-f]{16}$/.test(value) ? ["hex16"] : []),
  ];
};

const strays = (value: unknown): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(strays);
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(kindsOf(inner).some((kind) => FIELDS[name]?.test(kind)) ? [] : [name]),
    ...strays(inner),
  ]);
};

test("a cassette is a line, and each field has the name and the type that the JSON of OTLP gives it", async () => {
  const lines = (await printed(otlpJson({ service: "shop" }), agent(), sourceOf({}, "b.json"))).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.pop()).toBe("");
  for (const line of lines) expect(strays(JSON.parse(line))).toEqual([]);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    resourceSpans: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] },
        schemaUrl: expect.stringMatching(/^https:\/\/opentelemetry\.io\/schemas\//),
        scopeSpans: [
          { scope: { name: "llm-replay", version: "0.1.0" } },
          { scope: { name: "openai-instrumentation" } },
        ],
      },
    ],
  });
});

test("our own reader of OTLP gives the same trace back", async () => {
  const { trace } = agent();
  const file = readSpans(JSON.parse(await printed(otlpJson(), agent())));
  const read = readTrace({ interactions: [], ...file });
  const shape = ({ name, parent, start, duration, status }: Span): string =>
    [name, parent?.name ?? "", Math.round(start), Math.round(duration), status].join(" | ");
  expect(read.spans.slice(1).map(shape)).toEqual(
    trace.spans.map((span) => shape(span.parent ? span : { ...span, parent: read.root })),
  );
  expect(read.usage).toEqual(trace.usage);
  expect(read.cost?.total).toBeCloseTo(trace.cost!.total, 12);
  expect(read.calls[0]).toMatchObject({ recordedAt: trace.calls[0]?.recordedAt });
});

test("times and ids are those of the spans", async () => {
  const source = agent();
  const { resourceSpans } = JSON.parse(await printed(otlpJson(), source)) as {
    resourceSpans: { scopeSpans: { spans: Record<string, unknown>[] }[] }[];
  };
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  expect(new Set(spans.map(({ spanId, startTimeUnixNano }) => `${spanId} ${startTimeUnixNano}`))).toEqual(
    new Set(otelSpans(source).map(({ spanId, start }) => `${spanId} ${start}`)),
  );
});
