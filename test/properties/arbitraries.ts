import * as fc from "fast-check";
import { cutAt } from "../corpus/pieces.ts";
import type { Coding, Framing, Plan } from "../corpus/upstream.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const texts = fc.string({ unit: "binary", maxLength: 60 });
const smiling = fc.constantFrom(
  "plain",
  "naïve",
  "日本語",
  "👩‍👩‍👧‍👦",
  "\u2028",
  "\\u0041",
  '"',
  "\ufeff",
  "\0",
  "\r",
);

const sse = fc
  .tuple(
    fc.constantFrom("\n", "\r\n", "\r"),
    fc.array(
      fc.tuple(fc.constantFrom("data: ", "data:", "event: ", ": ", "id: "), fc.oneof(smiling, texts)),
      {
        maxLength: 12,
      },
    ),
    fc.boolean(),
  )
  .map(([end, lines, closed]) => {
    const stream = lines.map(([field, value]) => `${field}${JSON.stringify({ value })}${end}${end}`).join("");
    return utf8(closed ? stream : stream.slice(0, -1));
  });

const json = fc
  .tuple(
    fc.jsonValue(),
    fc.constantFrom(undefined, 2, 4, "\t"),
    fc.constantFrom("", "\n", " \n", "\n         \n"),
  )
  .map(([value, indent, before]) => utf8(`${before}${JSON.stringify(value, undefined, indent)}`));

const almostJson = json.map((bytes) => bytes.subarray(0, Math.max(1, bytes.length - 1)));

/** Bodies as providers send them, and bodies that nobody expects. */
const bodies: fc.Arbitrary<{ readonly bytes: Uint8Array; readonly type: string }> = fc.oneof(
  fc.record({ bytes: sse, type: fc.constantFrom("text/event-stream", "text/event-stream; charset=utf-8") }),
  fc.record({ bytes: json, type: fc.constantFrom("application/json", "application/x-ndjson", "text/plain") }),
  fc.record({ bytes: almostJson, type: fc.constant("application/json") }),
  fc.record({
    bytes: fc.oneof(smiling, texts).map((text) => utf8(text.toWellFormed())),
    type: fc.constantFrom("text/plain", "text/event-stream", "application/json"),
  }),
  fc.record({
    bytes: fc.uint8Array({ maxLength: 300 }),
    type: fc.constantFrom(
      "application/octet-stream",
      "application/vnd.amazon.eventstream",
      "text/event-stream",
      "application/json",
      "audio/mpeg",
    ),
  }),
);

const codings = fc.constantFrom<Coding>("identity", "identity", "gzip", "br");
const framings = fc.constantFrom<Framing>("chunked", "chunked", "length", "close");

/** Places in a body, in thousandths of its length. */
const places = fc.array(fc.nat({ max: 1000 }), { maxLength: 12 });

const nowAndThen = <T>(one: fc.Arbitrary<T>, often: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: often, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });

const parts = fc.record({
  body: bodies,
  cuts: places,
  gaps: fc.array(fc.constantFrom(0, 0, 0, 1, 3), { maxLength: 12 }),
  coding: codings,
  framing: framings,
  wireCuts: nowAndThen(fc.array(fc.nat({ max: 700 }), { maxLength: 10 }), 3),
  status: fc.constantFrom(200, 200, 200, 201, 400, 404, 429, 500, 529),
  breaksAfter: nowAndThen(fc.nat({ max: 4 }), 6),
});

type Parts = typeof parts extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const KEPT = [
  ["x-kept", "one"],
  ["x-kept", "two"],
] as const;

const planFrom = ({ body, cuts, gaps, coding, framing, wireCuts, status, breaksAfter }: Parts): Plan => {
  const plan = {
    status,
    statusText: "Some Phrase",
    headers: [["content-type", body.type] as const, ...KEPT],
    pieces: cutAt(
      body.bytes,
      cuts.map((place) => Math.floor((place * body.bytes.length) / 1000)),
    ),
    gaps,
    coding,
    framing: coding === "identity" || framing !== "length" ? framing : "chunked",
  };
  if (breaksAfter !== undefined) return { ...plan, breaksAfter };
  return wireCuts === undefined ? plan : { ...plan, wireCuts };
};

/** Answers of an upstream: any body, cut anywhere, with any gaps and framing, now and then broken off. */
export const plans: fc.Arbitrary<Plan> = parts.map(planFrom);
