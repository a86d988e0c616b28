import * as fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { chunksOf, storeBody } from "../../src/cassette/body.ts";
import type { Failure, Interaction } from "../../src/cassette/cassette.ts";
import { respond } from "../../src/replay/respond.ts";
import { interaction } from "./recorded.ts";

afterEach(() => void vi.useRealTimers());

const SSE = "text/event-stream";

const readChunks = async (response: Response): Promise<Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk);
  return chunks;
};

const stream = (...texts: string[]): Interaction =>
  interaction({ type: SSE, answer: texts.map((text) => Buffer.from(text)) });

const answered = (status: number, headers: [string, string][] = []): Interaction => {
  const base = interaction();
  return { ...base, response: { status, statusText: "", headers, body: null } };
};

const failed = (failure: Failure, chunks: string[] = []): Interaction => {
  const { response, ...rest } = stream(...chunks);
  return { ...rest, failure, ...(chunks.length > 0 && response && { response }) };
};

const broken = async (pending: Promise<unknown>): Promise<Error> => {
  try {
    await pending;
  } catch (error) {
    return error as Error;
  }
  throw new Error("it did not fail");
};

test("any bytes come back in the same chunks, wherever they are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 20 }),
          fc.string({ minLength: 1, unit: "grapheme" }).map((text) => new Uint8Array(Buffer.from(text))),
        ),
        { maxLength: 8 },
      ),
      fc.constantFrom(SSE, "application/json", "application/octet-stream", ""),
      async (chunks, type) => {
        const base = interaction();
        const body = storeBody(chunks, type);
        const given = await readChunks(await respond({ ...base, response: { ...base.response!, body } }));
        expect(given.map((chunk) => Buffer.from(chunk).toString("hex"))).toEqual(
          chunks.map((chunk) => Buffer.from(chunk).toString("hex")),
        );
      },
    ),
  );
});

test("a character that is cut in two comes back in two reads", async () => {
  const [first, last] = [Buffer.from("data: €\n\n").subarray(0, 7), Buffer.from("data: €\n\n").subarray(7)];
  const given = await readChunks(await respond(interaction({ type: SSE, answer: [first, last] })));
  expect(given.map((chunk) => chunk.length)).toEqual([first.length, last.length]);
});

test("chunks have buffers of their own, so that readers may transfer them", async () => {
  const recorded = stream("data: 1\n\n", "data: 2\n\n");
  const [first] = await readChunks(await respond(recorded));
  expect(first?.buffer.byteLength).toBe(first?.length);
  expect(chunksOf(recorded.response!.body)).toHaveLength(2);
});

test("a body can be read with a buffer of the reader's own", async () => {
  const { body } = await respond(stream("data: 1\n\n", "data: 2\n\n"));
  const reader = body!.getReader({ mode: "byob" });
  const { value } = await reader.read(new Uint8Array(4));
  expect(Buffer.from(value!).toString()).toBe("data");
});

test("status, status text and repeated headers come back", async () => {
  const base = interaction();
  const headers = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
    ["x-request", "1"],
  ] as [string, string][];
  const response = await respond({
    ...base,
    response: { status: 404, statusText: "Nope", headers, body: null },
  });
  expect([response.status, response.statusText, response.headers.getSetCookie()]).toEqual([
    404,
    "Nope",
    ["a=1", "b=2"],
  ]);
  expect(response.headers.has("content-type")).toBe(false);
});

test.each([204, 205, 304, 599, 999])("status %i comes back", async (status) => {
  expect((await respond(answered(status))).status).toBe(status);
});

test("the address after a redirect comes back", async () => {
  const base = interaction();
  const response = await respond({ ...base, response: { ...base.response!, url: "https://b.com/" } });
  expect([response.url, response.redirected]).toEqual(["https://b.com/", true]);
});

test.each([429, 500, 503])("a client need not wait to retry after %i", async (status) => {
  const recorded = answered(status, [["retry-after", "20"]]);
  expect([...(await respond(recorded)).headers]).toEqual([
    ["retry-after", "20"],
    ["retry-after-ms", "1"],
  ]);
  expect([...(await respond(recorded, { retryAfter: "recorded" })).headers]).toEqual([["retry-after", "20"]]);
  expect((await respond(recorded, { timing: "recorded" })).headers.has("retry-after-ms")).toBe(false);
});

test("a broken connection fails as fetch does, with its code", async () => {
  const error = await broken(
    respond(failed({ kind: "network", code: "ECONNREFUSED", message: "connect ECONNREFUSED" })),
  );
  expect(error).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { code: "ECONNREFUSED", message: "connect ECONNREFUSED" },
  });
});

test("a body that broke off gives its chunks and then the recorded error", async () => {
  const { body } = await respond(
    failed({ kind: "network", code: "UND_ERR_SOCKET", message: "other side closed" }, ["data: 1\n\n"]),
  );
  const reader = body!.getReader();
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("data: 1\n\n");
  expect(await broken(reader.read())).toMatchObject({
    message: "terminated",
    cause: { code: "UND_ERR_SOCKET" },
  });
});

test("a call that the client left waits for it to leave, and fails with its reason", async () => {
  const leaving = new AbortController();
  const pending = broken(respond(failed({ kind: "abort", message: "left" }), { signal: leaving.signal }));
  leaving.abort(new Error("had enough"));
  expect((await pending).message).toBe("had enough");
});

test("a client that stays where it left is told so", async () => {
  const error = await broken(respond(failed({ kind: "timeout", message: "late" }), { patience: 1 }));
  expect(error).toMatchObject({ code: "clientStayed" });
});

test("a body that the client left stays open until it leaves again", async () => {
  const { body } = await respond(failed({ kind: "abort", message: "left" }, ["data: 1\n\n"]));
  const reader = body!.getReader();
  await reader.read();
  await reader.cancel();
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});

test("aborting ends a body with the client's reason", async () => {
  const leaving = new AbortController();
  const { body } = await respond(stream("1", "2", "3"), { signal: leaving.signal });
  const reader = body!.getReader();
  await reader.read();
  leaving.abort();
  expect(await broken(reader.read())).toMatchObject({ name: "AbortError" });
});

test.each([
  ["recorded", 1],
  [2, 2],
] as const)("with timing %s the recorded gaps are kept, scaled", async (timing, factor) => {
  vi.useFakeTimers();
  vi.resetModules();
  // Timers are taken at import: this copy takes the fake ones.
  const { respond } = await import("../../src/replay/respond.ts");
  const base = stream("1", "2");
  const recorded = { ...base, timing: { headers: 20, chunks: [30, 60], end: 60 } };
  const start = performance.now();
  const came: number[] = [];
  const read = async (): Promise<void> => {
    const { body } = await respond(recorded, { timing });
    came.push(performance.now() - start);
    for await (const _chunk of body ?? []) came.push(performance.now() - start);
  };
  const reading = read();
  while (came.length < 3) await vi.runAllTimersAsync();
  await reading;
  expect(came).toEqual([20 * factor, 30 * factor, 60 * factor]);
});

test("answers come under the fake timers of a test", async () => {
  vi.useFakeTimers();
  expect(await readChunks(await respond(stream("1", "2", "3")))).toHaveLength(3);
});
