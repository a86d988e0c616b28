import * as fc from "fast-check";
import type { Har } from "har-format";
import { expect, test } from "vitest";
import { storeBody } from "../../../../src/cassette/body.ts";
import type { Interaction } from "../../../../src/cassette/cassette.ts";
import { har } from "../../../../src/interchange/export/har/har.ts";
import { interaction } from "../../../session/interaction.ts";
import { importText, soleCassette } from "../../import/import-text.ts";
import { agent, printed, sourceOf } from "../source.ts";

const readHar = async (...sources: Parameters<typeof printed>[1][]): Promise<Har["log"]> =>
  (JSON.parse(await printed(har, ...sources)) as Har).log;

test("a cassette is a page, an interaction an entry, in their order", async () => {
  const log = await readHar(agent(), sourceOf({}, "cassettes/empty.json"));
  expect(log).toMatchObject({ version: "1.2", creator: { name: "llm-replay", version: "0.1.0" } });
  expect(log.pages!.map(({ id }) => id)).toEqual(["cassettes/a.json", "cassettes/empty.json"]);
  expect(log.entries.map(({ startedDateTime }) => startedDateTime.slice(-5))).toEqual([
    ".010Z",
    ".020Z",
    ".500Z",
    ".700Z",
  ]);
  expect(log.entries.every(({ pageref }) => pageref === "cassettes/a.json")).toBe(true);
  expect(log.entries[3]).toMatchObject({ _role: "judge" });
});

test("the times of an entry add up to its time", async () => {
  for (const { time, timings } of (await readHar(agent())).entries)
    expect(time).toBe(timings.send! + timings.wait + timings.receive);
});

test("no cassette is a HAR without entries", async () => {
  expect(await readHar()).toMatchObject({ entries: [], pages: [] });
});

test("what came instead of an answer has status 0 and says what it was", async () => {
  const failed = interaction({ failure: { kind: "timeout", message: "too late" } });
  const [entry] = (await readHar(sourceOf({ interactions: [failed] }))).entries;
  expect(entry).toMatchObject({ response: { status: 0, _error: "too late" }, _failure: { kind: "timeout" } });
});

const chunks: fc.Arbitrary<Uint8Array[]> = fc.array(fc.uint8Array({ minLength: 1, maxLength: 8 }), {
  maxLength: 5,
});
const pieces: fc.Arbitrary<Uint8Array[]> = fc.oneof(
  chunks,
  fc.array(fc.string({ minLength: 1 }), { maxLength: 5 }).map((all) => all.map((text) => Buffer.from(text))),
);
const decoded = (body: { text?: string | undefined; encoding?: string | undefined } | undefined): Buffer =>
  Buffer.from(body?.text ?? "", body?.encoding === "base64" ? "base64" : "utf8");

test("bodies keep their bytes and the pieces of the answer their sizes and times", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, pieces, async (sent, received) => {
      const recorded = interaction({
        request: {
          method: "POST",
          url: "https://api.example.com/?a=1&a=2",
          headers: [],
          body: storeBody(sent),
        },
        response: { status: 200, statusText: "", headers: [], body: storeBody(received) },
        timing: { headers: 1, chunks: received.map((_, index) => index + 2), end: 9 },
      });
      const [entry] = (await readHar(sourceOf({ interactions: [recorded] }))).entries;
      const { postData, queryString } = entry!.request;
      const { content } = entry!.response;
      expect(decoded(postData)).toEqual(Buffer.concat(sent));
      expect(decoded(content)).toEqual(Buffer.concat(received));
      expect(content.size).toBe(Buffer.concat(received).length);
      expect(entry!._chunks ?? []).toEqual(
        received.map(({ length }, index) => ({ bytes: length, ts: index + 2 })),
      );
      expect(queryString.map(({ value }) => value)).toEqual(["1", "2"]);
    }),
  );
});

const failure = fc.record(
  {
    kind: fc.constantFrom("network" as const, "timeout" as const, "abort" as const),
    code: fc.constant("ECONNRESET"),
    message: fc.constant("it broke off"),
  },
  { requiredKeys: ["kind", "message"] },
);
const sent = fc.uint8Array({ minLength: 1, maxLength: 8 });

test("imported again, interactions are what they were: bodies in their pieces, times, roles and failures", async () => {
  const one = fc.record({ sent, received: pieces, role: fc.constantFrom("app" as const, "judge" as const) });
  const ends = fc.record({ failure: fc.option(failure, { nil: undefined }), isAnswered: fc.boolean() });
  const all = fc.array(fc.tuple(one, ends), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(all, async (given) => {
      const interactions = given.map(([{ sent, received, role }, end], index): Interaction => {
        const hasHead = end.isAnswered || !end.failure;
        return {
          recordedAt: new Date(Date.parse("2026-01-02T03:04:05.000Z") + index).toISOString(),
          role,
          request: {
            method: "POST",
            url: `https://api.example.com/${index}`,
            headers: [["content-type", "text/plain"]],
            body: storeBody([sent], "text/plain"),
          },
          ...(hasHead && {
            response: {
              status: 200 + index,
              statusText: "",
              headers: [["content-type", "text/event-stream"]],
              body: storeBody(received, "text/event-stream"),
            },
          }),
          ...(end.failure && { failure: end.failure }),
          timing: {
            ...(hasHead && { headers: 3 }),
            chunks: hasHead ? received.map((_, piece) => piece + 3) : [],
            end: 9,
          },
        };
      });
      const text = await printed(har, sourceOf({ interactions }));
      expect(soleCassette(importText("all.har", text)).interactions).toEqual(interactions);
    }),
    { numRuns: 100 },
  );
});

test("pieces that do not make up the body, and those of other programs, are not taken for its pieces", async () => {
  const recorded = interaction({
    response: {
      status: 200,
      statusText: "",
      headers: [["content-type", "text/event-stream"]],
      body: storeBody([Buffer.from("data: 1\n\n"), Buffer.from("data: 2\n\n")], "text/event-stream"),
    },
    timing: { headers: 1, chunks: [1, 2], end: 2 },
  });
  const text = await printed(har, sourceOf({ interactions: [recorded] }));
  const notesOf = (edited: string): string => importText("all.har", edited).notes.join();
  expect(notesOf(text)).toBe("");
  for (const edited of [
    text.replace('"bytes":9', '"bytes":8'),
    text.replace('"llm-replay"', '"WebPageTest"'),
  ])
    expect(notesOf(edited)).toContain("chunk boundaries of 1 stream had not been kept");
});
