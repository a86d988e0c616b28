import { expect, test } from "vitest";
import { EXPORTERS } from "../../src/interchange/export/exporters.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { readReport } from "../../src/reporters/report-schema.ts";
import { readSpans } from "../../src/trace/read-spans.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { cassetteOf } from "../cassette/cassette-of.ts";
import { printed, sourceOf } from "../interchange/export/source.ts";
import { sideOf } from "../reporters/suites.ts";
import { chat } from "../trace/chat.ts";
import { recordedSpan } from "../trace/recorded-span.ts";

const DATES = ["yesterday", "", "2026-13-45T99:99:99Z", "+999999-01-01T00:00:00Z"];
const FAR = 1.7e308;

const attributes = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-4o" };
const spans = [
  recordedSpan({ id: "s1", start: -FAR, end: FAR, attributes, events: [{ name: "e", time: FAR }] }),
  recordedSpan({ id: "s2", parent: "s1", start: FAR, end: FAR }),
];

test.each(DATES)(
  "a cassette recorded at %j, its spans at no time there is, is read, compared and exported",
  async (recordedAt) => {
    const timing = { chunks: [FAR], end: FAR };
    const cassette = {
      ...cassetteOf([
        { ...chat(), recordedAt, timing },
        { ...chat(), timing },
      ]),
      spans,
    };
    const trace = readTrace(cassette);
    expect(JSON.parse(JSON.stringify(trace.duration))).toBeTypeOf("number");
    expect(trace.calls.filter(({ cost }) => cost !== undefined)).toHaveLength(2);
    const report = buildReport({ base: sideOf("main", { "a.json": cassette }), head: sideOf("head", {}) });
    expect(jsonReport(readReport(jsonReport(report)))).toBe(jsonReport(report));
    for (const exporter of Object.values(EXPORTERS))
      expect(await printed(exporter({}), sourceOf(cassette))).not.toBe("");
  },
);

test("a file of spans that began at no time there is is read", () => {
  const span = { name: "a", spanId: "1", startTimeUnixNano: "9".repeat(400), endTimeUnixNano: 1e300 };
  const file = { resourceSpans: [{ scopeSpans: [{ spans: [span, { ...span, startTimeUnixNano: "1" }] }] }] };
  for (const { start, end } of readSpans(JSON.stringify(file)).spans)
    expect([start, end].every(Number.isFinite)).toBe(true);
});
