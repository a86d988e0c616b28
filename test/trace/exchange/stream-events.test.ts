import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import { arrivalOf, streamEvents } from "../../../src/trace/exchange/stream-events.ts";
import { eventFrame } from "../../formats/event-frame.ts";

const eventsOf = (chunks: readonly (string | Uint8Array)[], type: string) =>
  streamEvents(
    storeBody(
      chunks.map((chunk) => Buffer.from(chunk)),
      type,
    ),
    type,
  );

const FRAMES = "application/vnd.amazon.eventstream";

test("frames are events by their headers, taken out of the base64 they are wrapped in", () => {
  const wrapped = { bytes: Buffer.from('{"outputText":"ä"}').toString("base64") };
  const first = eventFrame("chunk", wrapped);
  const second = eventFrame("throttlingException", { message: "Slow down" });
  expect(eventsOf([first, second], FRAMES)).toEqual([
    { event: "chunk", data: { outputText: "ä" }, end: first.length },
    {
      event: "throttlingException",
      data: { message: "Slow down" },
      end: first.length + second.length,
      isError: true,
    },
  ]);
});

test("a frame has arrived with the chunk that ends it", () => {
  const frames = [eventFrame("chunk", { n: 1 }), eventFrame("chunk", { n: 2 })];
  const [first = Buffer.of(), second = Buffer.of()] = frames;
  const chunks = [
    first.subarray(0, 9),
    Buffer.concat([first.subarray(9), second.subarray(0, 4)]),
    second.subarray(4),
  ];
  const body = storeBody(chunks, FRAMES);
  const ends = streamEvents(body, FRAMES).map(({ end }) => arrivalOf(body, [10, 20, 30], end));
  expect(ends).toEqual([20, 30]);
});

test("a JSON document over many lines has no events, whatever its lines look like", () => {
  const pretty = '{\n "queries": [\n  "one"\n,\n  "two"\n]\n,  "n": [\n1\n,\n2\n]}';
  expect(eventsOf([pretty], "application/json")).toEqual([]);
  expect(eventsOf([pretty.slice(0, -1)], "application/json")).toEqual([]);
});

test("lines of JSON are events where there are several, or where the type says so", () => {
  const line = '{"done":false}\n';
  expect(eventsOf([line, line], "text/plain").map(({ data }) => data)).toEqual([
    { done: false },
    { done: false },
  ]);
  expect(eventsOf([line], "text/plain")).toEqual([]);
  expect(eventsOf([line, '{"do'], "application/x-ndjson")).toHaveLength(1);
});

test.each([
  ["text/event-stream", 'data: {"said":"caf"}\n\n', 'data: {"said":"é"}\n\n'],
  ["application/x-ndjson", '{"said":"caf"}\n', '{"said":"é"}\n'],
])("%s that breaks off inside a character keeps what came before, and when", (type, first, second) => {
  const chunks = [Buffer.from(first), Buffer.from(second).subarray(0, second.indexOf("é") + 1)];
  const body = storeBody(chunks, type);
  const [event] = streamEvents(body, type);
  expect(event?.data).toEqual({ said: "caf" });
  expect(arrivalOf(body, [10, 20], event?.end ?? NaN)).toBe(10);
});
