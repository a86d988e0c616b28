import * as fc from "fast-check";
import type { Har } from "har-format";
import { expect, test } from "vitest";
import { bytesOf, storeBody } from "../../../../src/cassette/body.ts";
import type { Body, Interaction } from "../../../../src/cassette/cassette.ts";
import { har } from "../../../../src/interchange/export/har/har.ts";
import { interaction } from "../../../session/interaction.ts";
import { importText, soleCassette } from "../../import/import-text.ts";
import { agent, printed, sourceOf } from "../source.ts";

/** A body as it is kept. */
const kept = ({ body }: { body: Body | null } = { body: null }): string =>
  Buffer.from(bytesOf(body)).toString("hex");

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

const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 8 }), { maxLength: 5 });
const pieces = fc.oneof(
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

test("imported again, interactions have the bodies, the times and the statuses they had", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(pieces, pieces), { minLength: 1, maxLength: 4 }), async (given) => {
      const interactions = given.map(([sent, received], index) =>
        interaction({
          recordedAt: new Date(Date.parse("2026-01-02T03:04:05.000Z") + index).toISOString(),
          request: {
            method: "POST",
            url: `https://api.example.com/${index}`,
            headers: [],
            body: storeBody(sent),
          },
          response: { status: 200 + index, statusText: "", headers: [], body: storeBody(received) },
          timing: { headers: 3, chunks: received.map((_, piece) => piece + 3), end: 9 },
        }),
      );
      const text = await printed(har, sourceOf({ interactions }));
      const read = soleCassette(importText("all.har", text)).interactions;
      const shape = ({ recordedAt, request, response, timing }: Interaction) => [
        [recordedAt, request.url, response?.status, timing.headers, timing.end],
        [kept(request), kept(response)],
      ];
      expect(read.map(shape)).toEqual(interactions.map(shape));
    }),
    { numRuns: 50 },
  );
});
