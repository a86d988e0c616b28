import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import type { WireBody } from "../../../src/reporters/html/page-data.ts";
import { callDetail } from "../../../src/reporters/html/call-detail.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interaction } from "../../replay/recorded.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is carried of a response that came in these chunks. */
const carried = (chunks: readonly Uint8Array[], type: string): WireBody | undefined => {
  const given = interaction({ answer: "", type });
  const response = given.response && { ...given.response, body: storeBody(chunks, type) };
  const [call] = readTrace({ interactions: [{ ...given, ...(response && { response }) }], spans: [] }).calls;
  return call && callDetail(call, { withWire: true }).wire?.response;
};

test("where a text was cut is carried, whatever form it is kept in; a cut character goes to the later chunk", () => {
  const text = 'data: {"a":"€ 👍"}\n\n';
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: bytes(text).length - 1 }), { minLength: 1 }),
      fc.constantFrom("text/event-stream", "text/plain"),
      (cuts, type) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), bytes(text).length];
        const chunks = places.slice(1).map((end, index) => bytes(text).slice(places[index], end));
        const body = carried(chunks, type);
        expect(body?.text).toBe(text);
        expect(body?.chunks?.length).toBe(chunks.length);
        let [seen, told] = [0, 0];
        for (const [index, length] of (body?.chunks ?? []).entries()) {
          seen += chunks[index]?.length ?? 0;
          told += length;
          expect(bytes(text.slice(0, told)).length).toBeLessThanOrEqual(seen);
          expect(seen - bytes(text.slice(0, told)).length).toBeLessThan(4);
        }
        expect(told).toBe(text.length);
      },
    ),
  );
});

test("of what is no text the chunks have bytes, and what came whole has none", () => {
  const binary = [Uint8Array.of(255, 254), Uint8Array.of(0, 1, 2)];
  expect(carried(binary, "application/octet-stream")).toEqual({ size: 5, chunks: [2, 3] });
  expect(carried([bytes("whole")], "text/plain")).toEqual({ size: 5, text: "whole" });
  expect(carried([], "text/plain")).toEqual({ size: 0, text: "" });
});
