import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { readSpans } from "../../src/trace/read-spans.ts";

const NANOS = 1_770_132_000_000_000_000n;

const otlp = (given: Record<string, JsonValue> = {}): JsonValue => ({
  traceId: "5B8EFFF798038103D269B633813FC60C",
  spanId: "EEE19B7EC3C1B174",
  parentSpanId: "",
  name: "chat",
  kind: 3,
  startTimeUnixNano: String(NANOS + 250_000_000n),
  endTimeUnixNano: String(NANOS + 1_250_000_000n),
  attributes: [{ key: "gen_ai.request.model", value: { stringValue: "gpt-4o" } }],
  ...given,
});

const file = (...spans: JsonValue[]): JsonValue => ({
  resourceSpans: [{ resource: {}, scopeSpans: [{ scope: { name: "shop.tracing" }, spans }] }],
});

test("OTLP/JSON is read, with kinds from 1, ids in any case and times in nanoseconds", () => {
  const outer = otlp({
    spanId: "00F067AA0BA902B7",
    kind: 1,
    startTimeUnixNano: String(NANOS),
    name: "agent",
  });
  const inner = otlp({ parentSpanId: "00f067aa0ba902b7", status: { code: 2, message: "broke" } });
  expect(readSpans(file(outer, inner))).toEqual({
    startedAt: "2026-02-03T15:20:00.000Z",
    spans: [
      {
        id: "00f067aa0ba902b7",
        name: "agent",
        kind: "internal",
        start: 0,
        end: 1250,
        attributes: { "gen_ai.request.model": "gpt-4o" },
        scope: "shop.tracing",
        status: { code: "unset" },
      },
      {
        id: "eee19b7ec3c1b174",
        parent: "00f067aa0ba902b7",
        name: "chat",
        kind: "client",
        start: 250,
        end: 1250,
        attributes: { "gen_ai.request.model": "gpt-4o" },
        scope: "shop.tracing",
        status: { code: "error", message: "broke" },
      },
    ],
  });
});

test("attributes of OTLP have the values they had", () => {
  const attributes = Object.entries({
    text: { stringValue: "a" },
    whole: { intValue: "12" },
    number: { intValue: 12 },
    double: { doubleValue: 0.5 },
    flag: { boolValue: true },
    list: { arrayValue: { values: [{ stringValue: "stop" }, { intValue: "1" }] } },
    map: { kvlistValue: { values: [{ key: "a", value: { boolValue: false } }] } },
    nothing: {},
  }).map(([key, value]) => ({ key, value }));
  const [span] = readSpans(file(otlp({ attributes }))).spans;
  expect(span!.attributes).toEqual({
    text: "a",
    whole: 12,
    number: 12,
    double: 0.5,
    flag: true,
    list: ["stop", 1],
    map: { a: false },
    nothing: null,
  });
});

test("lines of OTLP, and lists of it, are one file", () => {
  const one = file(otlp({ spanId: "0000000000000001" }));
  const two = file(otlp({ spanId: "0000000000000002" }));
  const ids = (given: string | JsonValue) => readSpans(given).spans.map(({ id }) => id);
  expect(ids(`${JSON.stringify(one)}\n${JSON.stringify(two)}\n`)).toEqual([
    "0000000000000001",
    "0000000000000002",
  ]);
  expect(ids([one, two])).toEqual(["0000000000000001", "0000000000000002"]);
  expect(ids(JSON.stringify(one, undefined, 2))).toEqual(["0000000000000001"]);
});

test("Grafana's batches have their ids in base64", () => {
  const span = otlp({ spanId: "7uGbfsPBsXQ=", kind: "SPAN_KIND_CLIENT", status: { code: "STATUS_CODE_OK" } });
  const batches = [{ resource: {}, scopeSpans: [{ scope: { name: "x" }, spans: [span] }] }];
  expect(readSpans({ batches }).spans).toMatchObject([
    { id: "eee19b7ec3c1b174", kind: "client", status: { code: "ok" } },
  ]);
});

const dump = {
  name: "ai.generateText",
  kind: 0,
  startTime: [1_770_132_000, 500_000_000],
  endTime: [1_770_132_002, 0],
  attributes: { "ai.operationId": "ai.generateText" },
  status: { code: 1 },
  events: [{ name: "first", time: [1_770_132_001, 0], attributes: { n: 1 } }],
};

test("spans of the SDK 1.x and of 2.x and later name scope and parent each in their way", () => {
  const first = {
    ...dump,
    spanContext: { spanId: "A1" },
    parentSpanId: "b2",
    instrumentationLibrary: { name: "ai" },
  };
  const later = {
    ...dump,
    kind: 2,
    spanContext: { spanId: "a3" },
    parentSpanContext: { spanId: "A1" },
    instrumentationScope: { name: "gen_ai" },
  };
  expect(readSpans([first, later]).spans).toMatchObject([
    { id: "a1", parent: "b2", scope: "ai", kind: "internal", start: 0, end: 1500, status: { code: "ok" } },
    {
      id: "a3",
      parent: "a1",
      scope: "gen_ai",
      kind: "client",
      events: [{ name: "first", time: 500, attributes: { n: 1 } }],
    },
  ]);
});

test("what the console exporter prints has microseconds", () => {
  const printed = {
    id: "a1",
    parentId: "a0",
    name: "x",
    kind: 2,
    timestamp: 1_770_132_000_000_000,
    duration: 1500,
    attributes: {},
  };
  expect(readSpans([printed])).toMatchObject({
    startedAt: "2026-02-03T15:20:00.000Z",
    spans: [{ id: "a1", parent: "a0", kind: "client", start: 0, end: 1.5 }],
  });
});

test("a span without id, time or status is read as far as it goes", () => {
  expect(readSpans([{ name: "bare" }, { name: "bare too" }])).toEqual({
    spans: [
      {
        id: "span-1",
        name: "bare",
        kind: "internal",
        start: 0,
        end: 0,
        attributes: {},
        status: { code: "unset" },
      },
      {
        id: "span-2",
        name: "bare too",
        kind: "internal",
        start: 0,
        end: 0,
        attributes: {},
        status: { code: "unset" },
      },
    ],
  });
});

test.each(["", "not JSON", "[]", "null", "7", '{"resourceSpans":[null,{"scopeSpans":7}]}', '{"calls":[]}'])(
  "%j holds no span, and is no error",
  (text) => {
    expect(readSpans(text)).toEqual({ spans: [] });
  },
);
