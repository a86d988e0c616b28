import { expect, test } from "vitest";
import fc from "fast-check";
import { bytesOf, chunksOf, storeBody } from "../../src/cassette/body.ts";
import { printCassette } from "../../src/cassette/print.ts";
import type { Cassette, Interaction } from "../../src/cassette/cassette.ts";
import { readFrames } from "../../src/formats/aws-event-stream.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { fakeCredentials, telling } from "./fake-credentials.ts";
import { STREAMS, type StreamShape } from "./streams.ts";

const redactor = createRedactor();
const fakes = fakeCredentials();

const cutAt = <T extends { length: number; slice(from: number, to: number): T }>(
  whole: T,
  sizes: readonly number[],
): T[] => {
  const pieces: T[] = [];
  for (let start = 0, turn = 0; start < whole.length; turn += 1) {
    const end = Math.min(whole.length, start + (sizes[turn % sizes.length] ?? 1));
    pieces.push(whole.slice(start, end));
    start = end;
  }
  return pieces;
};

const received = ({ contentType }: StreamShape, chunks: readonly Uint8Array[]): Interaction => ({
  recordedAt: "2026-01-01T00:00:00.000Z",
  role: "app",
  request: { method: "POST", url: "https://api.example.com/v1", headers: [], body: null },
  response: {
    status: 200,
    statusText: "OK",
    headers: [["content-type", contentType]],
    body: storeBody(chunks, contentType),
  },
  timing: { headers: 1, chunks: chunks.map((_, index) => index), end: chunks.length },
});

const printed = (interaction: Interaction): string => {
  const cassette: Cassette = {
    version: 1,
    recorder: { name: "test", version: "0" },
    interactions: [interaction],
    spans: [],
    takes: [],
    variables: {},
  };
  return printCassette(cassette).text;
};

const lengths = (chunks: readonly Uint8Array[]): number[] => chunks.map(({ byteLength }) => byteLength);

for (const stream of STREAMS) {
  test(`${stream.name}: a credential is found however deltas and chunks cut it, and nothing else moves`, () => {
    for (const [index, fake] of fakes.entries()) {
      const text = `Your key:\n${fake.written}\nKeep it “safe”, please.`;
      const pieces = cutAt(text, [3 + (index % 5), 1, 7]);
      const told = stream.name.includes("two answers") ? pieces.flatMap((piece) => [piece, piece]) : pieces;
      const chunks = cutAt(stream.write(told), [61, 1, 17 + index, 300]);
      const kept = redactor.interaction(received(stream, chunks));
      const body = Buffer.from(bytesOf(kept.response?.body ?? null));
      const read = stream.read(body);
      const answer = (
        stream.name.includes("two answers") ? read.filter((_, turn) => turn % 2 === 0) : read
      ).join("");
      const shown = `${answer}\n${body.toString("latin1")}\n${printed(kept)}`;
      expect(
        telling(fake).filter((part) => shown.includes(part)),
        fake.kind,
      ).toEqual([]);
      expect(answer).toMatch(/^Your key:\n[^]*\nKeep it “safe”, please\.$/);
      expect(answer.length).toBe(text.length);
      expect(lengths(chunksOf(kept.response?.body ?? null))).toEqual(lengths(chunks));
      if (stream.contentType.includes("amazon")) expect(readFrames(body)?.length).toBe(told.length);
    }
  });

  test(`${stream.name}: a credential that comes whole is found, also where the stream breaks off`, () => {
    for (const fake of fakes) {
      const whole = stream.write(["It is ", `${fake.written} .`, " Bye, and thanks."]);
      for (const end of [whole.length, whole.length - 23]) {
        const kept = redactor.interaction(received(stream, [whole.subarray(0, end)]));
        const body = Buffer.from(bytesOf(kept.response?.body ?? null));
        const shown = [body.toString("latin1"), ...base64Inside(body.toString("latin1"))].join("\n");
        expect(
          telling(fake).filter((part) => shown.includes(part)),
          fake.kind,
        ).toEqual([]);
        expect(body.length).toBe(end);
      }
    }
  });

  test(`${stream.name}: a stream without credentials keeps its bytes`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }),
        (pieces, sizes) => {
          const chunks = cutAt(stream.write(pieces), sizes);
          const kept = redactor.interaction(received(stream, chunks));
          expect(chunksOf(kept.response?.body ?? null).map((chunk) => Buffer.from(chunk))).toEqual(chunks);
        },
      ),
      { numRuns: 50 },
    );
  });
}

const base64Inside = (text: string): string[] =>
  Array.from(text.matchAll(/"bytes":"([A-Za-z0-9+/]+)/g), (match) =>
    Buffer.from(match[1] ?? "", "base64").toString("latin1"),
  );

test("a field that holds a credential is masked in arguments that come in pieces", () => {
  for (const stream of STREAMS.filter(({ name }) => !name.includes("two answers"))) {
    const text = '{"user":"ada","password":"hunter2-and-more","next":[1]}';
    const chunks = [stream.write(cutAt(text, [4, 2, 5]))];
    const kept = redactor.interaction(received(stream, chunks));
    const answer = stream.read(Buffer.from(bytesOf(kept.response?.body ?? null))).join("");
    expect(JSON.parse(answer), stream.name).toEqual({ user: "ada", password: "xxxxxx0-xxx-xxxx", next: [1] });
  }
});

test("what stands outside of events is searched too: comments, ids, lines that are no JSON", () => {
  const [fake] = fakes;
  const text = `: ${fake?.written}\nid: ${fake?.written}\ndata: ${fake?.written}\n\ndata: {"a":"b"}\n\n`;
  const [stream] = STREAMS;
  if (!stream || !fake) throw new Error("no fixture");
  const kept = redactor.interaction(received(stream, [Buffer.from(text)]));
  expect(printed(kept)).not.toContain(fake.secret);
});
