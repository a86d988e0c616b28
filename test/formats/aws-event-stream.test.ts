import * as fc from "fast-check";
import { expect, test } from "vitest";
import { leadingFrames, printFrame, readFrames } from "../../src/formats/aws-event-stream.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

test.each([
  ["an empty message", "00000010 00000000 05c248eb 7d98c8ff", ""],
  [
    "a payload without headers",
    "0000001d 00000000 fd528c5a 7b27666f6f273a27626172277d c3653936",
    "{'foo':'bar'}",
  ],
])("the codec's own example of %s is read and printed", (_, words, payload) => {
  const wire = words.replaceAll(" ", "");
  const [frame] = readFrames(Buffer.from(wire, "hex")) ?? [];
  expect(Buffer.from(frame?.payload ?? []).toString()).toBe(payload);
  expect(frame && hex(printFrame(frame))).toBe(wire);
});

const frames = fc.array(
  fc.record({ headers: fc.uint8Array({ maxLength: 40 }), payload: fc.uint8Array({ maxLength: 80 }) }),
  { minLength: 1, maxLength: 5 },
);

test("frames are read as they were printed", () => {
  fc.assert(
    fc.property(frames, fc.nat({ max: 7 }), (list, shift) => {
      const wire = Buffer.concat(list.map(printFrame));
      const shifted = new Uint8Array(shift + wire.length).subarray(shift);
      shifted.set(wire);
      const read = readFrames(shifted);
      expect(read?.map(({ headers, payload }) => [hex(headers), hex(payload)])).toEqual(
        list.map(({ headers, payload }) => [hex(headers), hex(payload)]),
      );
      expect(hex(Buffer.concat((read ?? []).map(printFrame)))).toBe(hex(wire));
    }),
  );
});

test("a changed, missing or additional byte is not read", () => {
  fc.assert(
    fc.property(frames, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, place, change) => {
      const wire = Buffer.concat(list.map(printFrame));
      const changed = Uint8Array.from(wire);
      changed[place % wire.length]! ^= change;
      expect(readFrames(changed)).toBeUndefined();
      expect(readFrames(wire.subarray(0, -1))).toBeUndefined();
      expect(readFrames(Buffer.concat([wire, Uint8Array.of(change)]))).toBeUndefined();
    }),
  );
});

test("no bytes are no frames", () => {
  expect(readFrames(new Uint8Array())).toEqual([]);
});

test("of a stream that breaks off, the whole frames are read", () => {
  fc.assert(
    fc.property(frames, fc.nat({ max: 20 }), (list, missing) => {
      const printed = list.map(printFrame);
      const wire = Buffer.concat(printed);
      const seen = wire.subarray(0, Math.max(0, wire.length - missing));
      const ends = printed.map((_, index) => Buffer.concat(printed.slice(0, index + 1)).length);
      const read = [...leadingFrames(seen)].map(({ end }) => end);
      expect(read).toEqual(ends.filter((end) => end <= seen.length));
    }),
  );
});
