import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, chunksOf } from "../../../src/cassette/body.ts";
import type { Body, Cassette, Interaction } from "../../../src/cassette/cassette.ts";
import { anyFault, anyRechunking } from "../../../src/faults/index.ts";
import { applyFault } from "../../../src/replay/faults/apply-fault.ts";
import { type Fault, takesTime } from "../../../src/replay/faults/fault.ts";
import { faultCassette, withoutTimes } from "../../../src/replay/faults/fault-cassette.ts";

const STREAM: Body = { chunks: ['data: {"a":"é"}\n\n', 'data: {"b":2}\n\n', "data: [DONE]\n\n"] };
const TEXT = 'data: {"a":"é"}\n\ndata: {"b":2}\n\ndata: [DONE]\n\n';

const interaction = (body: Body | null = STREAM, url = "https://api.example.com/v1/chat"): Interaction => ({
  recordedAt: "2026-01-01T00:00:00.000Z",
  role: "app",
  request: { method: "POST", url, headers: [], body: { json: { text: "hi" } } },
  response: { status: 200, statusText: "OK", headers: [["content-type", "text/event-stream"]], body },
  timing: { headers: 10, chunks: [20, 30, 40], end: 41 },
});

const cassette = (...interactions: Interaction[]): Cassette => ({
  version: 1,
  recorder: { name: "test", version: "0" },
  interactions,
  spans: [],
  takes: [],
  variables: {},
});

const only = (fault: Fault, given = interaction()): Interaction => {
  const [first, ...others] = applyFault(given, fault);
  expect(others).toEqual([]);
  if (!first) throw new Error("nothing is left");
  return first;
};

const textOf = ({ response }: Interaction): string => Buffer.from(bytesOf(response?.body ?? null)).toString();

test("any re-chunking keeps every byte, and each piece comes when its last byte came", () => {
  fc.assert(
    fc.property(anyRechunking(), (fault) => {
      const cut = only(fault);
      expect(textOf(cut)).toBe(TEXT);
      expect(cut.timing.chunks).toHaveLength(chunksOf(cut.response?.body ?? null).length);
      expect(cut.timing.chunks).toEqual(cut.timing.chunks.toSorted((a, b) => a - b));
      expect(cut.timing.chunks.at(-1)).toBe(40);
    }),
  );
});

test("pieces begin where they are told, inside a character too", () => {
  const cut = only({ kind: "rechunk", cuts: [13, 3] });
  expect(chunksOf(cut.response?.body ?? null).map((chunk) => chunk.length)).toEqual([
    3,
    10,
    TEXT.length + 1 - 13,
  ]);
  expect(cut.timing).toEqual({ headers: 10, chunks: [20, 20, 40], end: 41 });
  expect(only({ kind: "rechunk", cuts: [18, 20] }).timing.chunks).toEqual([20, 30, 40]);
  expect(only({ kind: "rechunk", cuts: [17] }).timing.chunks).toEqual([20, 40]);
});

test("pieces whose times were not kept come with the head, or at once", () => {
  const { timing: _timing, ...rest } = interaction();
  const at = (timing: Interaction["timing"]) =>
    only({ kind: "rechunk", cuts: [3] }, { ...rest, timing }).timing.chunks;
  expect(at({ headers: 10, chunks: [], end: 12 })).toEqual([10, 10]);
  expect(at({ chunks: [], end: 0 })).toEqual([0, 0]);
});

test("a truncated body ends early and well, a cut one with a broken connection", () => {
  const truncated = only({ kind: "truncate", at: 5 });
  expect(textOf(truncated)).toBe("data:");
  expect(truncated.timing).toEqual({ headers: 10, chunks: [20], end: 41 });
  expect(truncated.failure).toBeUndefined();
  const broken = only({ kind: "cut", at: 5 });
  expect(textOf(broken)).toBe("data:");
  expect(broken.failure).toMatchObject({ kind: "network", code: "UND_ERR_SOCKET" });
});

test("offsets are counted modulo the body's length + 1, so that each byte can be met, and none beyond", () => {
  const length = Buffer.byteLength(TEXT);
  expect(textOf(only({ kind: "truncate", at: length }))).toBe(TEXT);
  expect(textOf(only({ kind: "truncate", at: length + 1 }))).toBe("");
});

test("a refusal comes before the answer, to the same request, as often as told", () => {
  const all = applyFault(interaction(), { kind: "refuse", status: 529, times: 2, retryAfter: 1 });
  expect(all.map(({ response }) => response?.status)).toEqual([529, 529, 200]);
  expect(all[0]?.request).toEqual(all[2]?.request);
  expect(all[0]?.response?.headers).toContainEqual(["retry-after", "1"]);
  expect(all[0]?.response?.body).toEqual({
    json: { error: { type: "injected_fault", message: "The provider answers 529." } },
  });
  const [plain, ...others] = applyFault(interaction(), { kind: "refuse", status: 500 });
  expect(plain?.response?.headers).toEqual([["content-type", "application/json"]]);
  expect(others).toHaveLength(1);
  const [gone] = applyFault(interaction(), { kind: "unreachable" });
  expect(gone?.failure).toMatchObject({ kind: "network", code: "ECONNREFUSED" });
});

test("the marker of the end comes twice, or not at all, and a stream without one stays as it is", () => {
  expect(textOf(only({ kind: "done", times: 2 }))).toBe(`${TEXT}data: [DONE]\n\n`);
  expect(textOf(only({ kind: "done", times: 0 }))).toBe(TEXT.replace("data: [DONE]\n\n", ""));
  const plain = interaction({ chunks: ["data: 1\n\n"] });
  expect(only({ kind: "done", times: 0 }, plain)).toEqual(plain);
});

test("a slow start moves all that follows; gaps add up", () => {
  expect(only({ kind: "slow start", ms: 5 }).timing).toEqual({ headers: 10, chunks: [25, 35, 45], end: 46 });
  expect(only({ kind: "gaps", ms: [1, 2] }).timing).toEqual({ headers: 10, chunks: [21, 33, 45], end: 46 });
});

test("a fault befalls the call it names, counted modulo their number, or all", () => {
  const [first, second] = [interaction(), interaction(STREAM, "https://api.example.com/v1/other")];
  const befallen = faultCassette(cassette(first, second), { kind: "truncate", at: 0, call: 3 });
  expect(befallen.interactions.map(textOf)).toEqual([TEXT, ""]);
  const all = faultCassette(cassette(first, second), { kind: "truncate", at: 0 });
  expect(all.interactions.map(textOf)).toEqual(["", ""]);
});

test("without its times a cassette comes at once", () => {
  const [bare] = withoutTimes(cassette(interaction())).interactions;
  expect(bare?.timing).toEqual({ headers: 0, chunks: [0, 0, 0], end: 0 });
});

test("whatever befalls an answer, the requests stay the same and no time runs backwards", () => {
  fc.assert(
    fc.property(anyFault(), fc.array(fc.nat(80), { maxLength: 5 }), (fault, cuts) => {
      const given = only({ kind: "rechunk", cuts });
      for (const { request, timing } of applyFault(given, fault)) {
        expect(request).toEqual(given.request);
        expect([...timing.chunks, timing.end]).toEqual(
          [...timing.chunks, timing.end].toSorted((a, b) => a - b),
        );
      }
    }),
  );
});

test("slow starts and gaps make a client wait, nothing else does", () => {
  const faults: Fault[] = [
    { kind: "slow start", ms: 1 },
    { kind: "gaps", ms: [1] },
    { kind: "cut", at: 1 },
    { kind: "refuse", status: 429 },
    { kind: "done", times: 2 },
  ];
  expect(faults.map(takesTime)).toEqual([true, true, false, false, false]);
});

test("what had no response has no fault", () => {
  const { response: _, ...rest } = interaction();
  const failed: Interaction = { ...rest, failure: { kind: "network", message: "gone" } };
  expect(applyFault(failed, { kind: "cut", at: 1 })).toEqual([failed]);
});
