import { expect, test } from "vitest";
import type { SdkSpan } from "../../../src/recorder/spans/otel.ts";
import { recordedSpans } from "../../../src/recorder/spans/recorded-spans.ts";
import type { CollectedSpan } from "../../../src/recorder/spans/span-log.ts";

const sdkSpan = (spanId: string, parts: Partial<SdkSpan> = {}): SdkSpan => ({
  spanContext: () => ({ traceId: "t", spanId }),
  name: `span ${spanId}`,
  kind: 0,
  attributes: {},
  events: [],
  status: { code: 0 },
  startTime: [100, 0],
  ...parts,
});

const collect = (span: SdkSpan, startedAt = 0, endedAt: number | undefined = 1): CollectedSpan => ({
  span,
  startedAt,
  ...(endedAt !== undefined && { endedAt }),
});

const attributesOf = (attributes: SdkSpan["attributes"]) =>
  recordedSpans([collect(sdkSpan("a", { attributes }))], { zero: 0, now: 0 }).spans[0]!.attributes;

test("ids count in the order the spans began, and go on where others end", () => {
  const all = [collect(sdkSpan("x")), collect(sdkSpan("y"))];
  const { spans, idOf } = recordedSpans(all, { zero: 0, now: 0, before: 4 });
  expect(spans.map(({ id }) => id)).toEqual(["s5", "s6"]);
  expect([idOf("t-y"), idOf("t-z"), idOf(undefined)]).toEqual(["s6", undefined, undefined]);
});

test("a parent is named in SDK 1's way and in that of the later ones; one that was not collected is none", () => {
  const { spans } = recordedSpans(
    [
      collect(sdkSpan("root", { parentSpanContext: { traceId: "t", spanId: "remote" } })),
      collect(sdkSpan("first", { parentSpanId: "root", instrumentationLibrary: { name: "lib" } })),
      collect(
        sdkSpan("later", {
          parentSpanContext: { traceId: "t", spanId: "root" },
          instrumentationScope: { name: "lib" },
        }),
      ),
    ],
    { zero: 0, now: 0 },
  );
  expect(spans.map(({ parent, scope }) => [parent, scope])).toEqual([
    [undefined, undefined],
    ["s1", "lib"],
    ["s1", "lib"],
  ]);
});

test("times are those of our clock, from zero on; what is open ends now and says so", () => {
  const { spans } = recordedSpans(
    [collect(sdkSpan("a"), 990.04, 1010.06), { span: sdkSpan("b"), startedAt: 1005 }],
    {
      zero: 1000,
      now: 1020,
    },
  );
  expect(spans[0]).toMatchObject({ start: -10, end: 10.1 });
  expect(spans[0]).not.toHaveProperty("unfinished");
  expect(spans[1]).toMatchObject({ start: 5, end: 20, unfinished: true });
});

test("an event lies as far behind its span's start as the SDK's clock says, and within the span, even if that is faked", () => {
  const at = (seconds: number, nanoseconds: number) => ({
    name: "chunk",
    time: [seconds, nanoseconds] as const,
  });
  const events = [at(100, 4_000_000), at(100, 0), at(0, 0), at(900, 0)];
  const { spans } = recordedSpans([collect(sdkSpan("a", { events }), 50, 60)], { zero: 0, now: 0 });
  expect(spans[0]!.events).toEqual([54, 50, 50, 60].map((time) => ({ name: "chunk", time, attributes: {} })));
});

test("a text that holds JSON stands parsed, in lists too; other texts, and numbers that would change, stay texts", () => {
  expect(
    attributesOf({
      "gen_ai.input.messages": '[{"role":"user"}]',
      "ai.prompt.tools": ['{"type":"function"}', "plain"],
      text: "[not json",
      number: "12",
      exact: '{"price":1.0}',
      big: '{"id":12345678901234567890}',
    }),
  ).toEqual({
    "ai.prompt.tools": [{ type: "function" }, "plain"],
    big: '{"id":12345678901234567890}',
    exact: '{"price":1.0}',
    "gen_ai.input.messages": [{ role: "user" }],
    number: "12",
    text: "[not json",
  });
});

test("whatever a library puts into an attribute becomes JSON, in the order of the names", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const attributes = attributesOf({
    z: undefined,
    nan: Number.NaN,
    b: true,
    a: [1, null],
    c: circular,
    d: new Date(0),
  });
  expect(Object.entries(attributes)).toEqual([
    ["a", [1, null]],
    ["b", true],
    ["c", "[object Object]"],
    ["d", "1970-01-01T00:00:00.000Z"],
    ["nan", "NaN"],
  ]);
});

test("kind and status are words; a status that was never set is left out", () => {
  const statuses: SdkSpan["status"][] = [{ code: 0 }, { code: 1 }, { code: 2, message: "broken" }];
  const all = statuses.map((status, kind) => collect(sdkSpan(String(kind), { status, kind })));
  const { spans } = recordedSpans(all, { zero: 0, now: 0 });
  expect(spans.map(({ kind, status }) => [kind, status])).toEqual([
    ["internal", undefined],
    ["server", { code: "ok" }],
    ["client", { code: "error", message: "broken" }],
  ]);
});
