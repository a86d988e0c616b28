import * as fc from "fast-check";
import { expect } from "vitest";
import { storeBody, textOf } from "../../../src/cassette/body.ts";
import { foldEvents, unfoldEvents } from "../../../src/cassette/event-chunks.ts";
import { printFrame, readFrames } from "../../../src/formats/aws-event-stream.ts";
import { canonicalJson, type JsonValue, printJson, readJson } from "../../../src/formats/json.ts";
import { scanJson } from "../../../src/formats/json-scan.ts";
import { readMultipart } from "../../../src/formats/multipart.ts";
import { jsonLines } from "../../../src/formats/ndjson.ts";
import { dataLines, sseEvents } from "../../../src/formats/sse.ts";
import { edited, edits, texts } from "../texts.ts";
import { property, type Targets } from "../target.ts";

const utf8 = new TextEncoder();

const line = fc
  .tuple(
    fc.constantFrom("data: ", "data:", "event: ", "id: ", ": ", "", "{", "--b\r\n", "\r\n"),
    fc.oneof(texts, fc.json()),
  )
  .map((parts) => parts.join(""));

const streams = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\u2028", "")), { maxLength: 12 })
  .map((lines) => lines.flat().join(""));

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  streams.map((text) => utf8.encode(text)),
);

const frames = fc.record({
  headers: fc.uint8Array({ maxLength: 60 }),
  payload: fc.uint8Array({ maxLength: 200 }),
});

/** What is promised of the codecs. */
export const FORMATS: Targets = {
  "any bytes are read as any format, or not": property(bytes, fc.string(), (all, boundary) => {
    const text = Buffer.from(all).toString();
    for (const { start, end } of [...dataLines(text), ...jsonLines(text)]) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    for (const { end } of sseEvents(text)) expect(end).toBeLessThanOrEqual(text.length);
    readFrames(all);
    readMultipart(all, `multipart/form-data; boundary=${boundary || "b"}`);
    expect(scanJson(text)).toBeLessThanOrEqual(text.length);
  }),
  "frames come back as they were printed": property(fc.array(frames, { maxLength: 4 }), (all) => {
    const read = readFrames(Buffer.concat(all.map(printFrame)));
    expect(read?.map(({ payload }) => Buffer.from(payload))).toEqual(
      all.map(({ payload }) => Buffer.from(payload)),
    );
  }),
  "JSON, however it is written, comes back to the character, or stays text": property(
    fc.json(),
    edits,
    (json, changes) => {
      const text = edited(json, changes);
      const read = readJson(text);
      if (!read) return;
      expect(printJson(read.value, read.layout, read.numbers)).toBe(text);
      expect(canonicalJson(JSON.parse(canonicalJson(read.value)) as JsonValue)).toBe(
        canonicalJson(read.value),
      );
    },
  ),
  "a stream's events, folded or not, are the text that came": property(
    fc.array(streams, { maxLength: 4 }),
    (chunks) => {
      const folded = foldEvents({ chunks });
      expect(folded ? unfoldEvents(folded).chunks : chunks).toEqual(chunks);
      const text = chunks.join("").toWellFormed();
      expect(textOf(storeBody([utf8.encode(text)], "text/event-stream"))).toBe(text);
    },
  ),
};
