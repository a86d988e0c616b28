import { expect, test } from "vitest";
import type { Cassette, RecordedSpan } from "../../../src/cassette/cassette.ts";
import { mergeCassettes } from "../../../src/interchange/import/merge-cassettes.ts";
import { interaction } from "../../replay/recorded.ts";

const span = (id: string, start: number, parent?: string): RecordedSpan => ({
  id,
  ...(parent !== undefined && { parent }),
  name: id,
  kind: "internal",
  start,
  end: start + 10,
  attributes: {},
  events: [{ name: "e", time: start + 5, attributes: {} }],
});

const cassette = (at: string, ...spans: RecordedSpan[]): Cassette => ({
  version: 1,
  recorder: { name: "llm-replay", version: "0.0.0" },
  interactions: [interaction({ at })],
  spans,
  takes: [],
  variables: {},
});

test("cassettes put together keep their order, their span trees and when each span was", () => {
  const merged = mergeCassettes([
    cassette("2026-01-01T00:00:00.000Z", span("s1", 0), span("s2", 3, "s1")),
    cassette("2026-01-01T00:00:01.000Z", span("s1", -2), span("s2", 4, "s1")),
  ]);
  expect(merged.interactions.map(({ recordedAt }) => recordedAt.slice(17, 19))).toEqual(["00", "01"]);
  expect(merged.spans.map(({ id, parent, start, end }) => [id, parent, start, end])).toEqual([
    ["s1", undefined, 0, 10],
    ["s2", "s1", 3, 13],
    ["s3", undefined, 998, 1008],
    ["s4", "s3", 1004, 1014],
  ]);
  expect(merged.spans[3]?.events).toEqual([{ name: "e", time: 1009, attributes: {} }]);
});
