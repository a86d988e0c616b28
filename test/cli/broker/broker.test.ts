import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../../src/answer.ts";
import { askingAnswer } from "../../../src/cli/broker/asking-answer.ts";
import { startBroker } from "../../../src/cli/broker/broker.ts";
import { linkBroker } from "../../../src/cli/broker/broker-link.ts";
import type { CallOutcome } from "../../../src/cli/broker/broker-call.ts";

const URL = "https://api.example.com/v1/chat";
const noLive = (): Promise<Response> => Promise.reject(new Error("nothing may go live"));

const conversation = async (answer: Answer) => {
  const outcomes: CallOutcome[] = [];
  const broker = await startBroker({ answer, onCall: (outcome) => outcomes.push(outcome) });
  const link = linkBroker(broker.address);
  return {
    ask: askingAnswer(link, "refuse"),
    outcomes,
    finish: async () => {
      link[Symbol.dispose]();
      await broker.settle(2000);
    },
    [Symbol.asyncDispose]: async () => {
      link[Symbol.dispose]();
      await broker[Symbol.asyncDispose]();
    },
  };
};

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

const chunksOf = async (response: Response): Promise<number[][]> => {
  const chunks: number[][] = [];
  for await (const chunk of response.body ?? []) chunks.push([...chunk]);
  return chunks;
};

test("a served response comes with its chunks cut as they were, its head and repeated headers", async () => {
  const anyChunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(anyChunks, async (chunks) => {
      const headers: [string, string][] = [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ];
      await using talk = await conversation(async () => {
        return new Response(streamOf(chunks), { status: 201, statusText: "Made", headers });
      });
      const response = await talk.ask(new Request(URL, { method: "POST", body: "{}" }), noLive);
      expect([response.status, response.statusText]).toEqual([201, "Made"]);
      expect([...response.headers]).toEqual(headers);
      expect(await chunksOf(response)).toEqual(chunks.map((chunk) => [...chunk]));
    }),
    { numRuns: 30 },
  );
});

test("a live response reaches the client, and the owner of the broker sees the same request and chunks", async () => {
  const chunks = [Buffer.from("data: 1\n"), Buffer.from("\ndata: 2"), Buffer.from("\n\n")];
  const seen: unknown[] = [];
  await using talk = await conversation(async (request, live) => {
    seen.push(request.method, await request.text(), request.headers.get("x-a"));
    const response = await live();
    seen.push(response.status, await chunksOf(response.clone()));
    return response;
  });
  const request = new Request(URL, { method: "POST", body: "hällo", headers: { "x-a": "1" } });
  const response = await talk.ask(request, async () => new Response(streamOf(chunks), { status: 203 }));
  expect(await chunksOf(response)).toEqual(chunks.map((chunk) => [...chunk]));
  await talk.finish();
  expect(seen).toEqual(["POST", "hällo", "1", 203, chunks.map((chunk) => [...chunk])]);
  expect(talk.outcomes).toMatchObject([{ via: "live", status: 203, chunks: 3 }]);
});

test("many requests at once each get their own answer", async () => {
  await using talk = await conversation(async (request) => new Response(`for ${await request.text()}`));
  const texts = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const request = new Request(URL, { method: "POST", body: String(i) });
      return (await talk.ask(request, noLive)).text();
    }),
  );
  expect(texts).toEqual(Array.from({ length: 100 }, (_, i) => `for ${i}`));
});

test("a live failure is the client's own error, and the broker hears its code", async () => {
  const broken = new TypeError("fetch failed", {
    cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
  });
  const heard: unknown[] = [];
  await using talk = await conversation((_, live) =>
    live().catch((error: unknown) => {
      heard.push(error);
      throw error;
    }),
  );
  await expect(talk.ask(new Request(URL), () => Promise.reject(broken))).rejects.toBe(broken);
  await talk.finish();
  expect(heard).toMatchObject([{ message: "fetch failed", cause: { code: "ECONNREFUSED" } }]);
  expect(heard[0]).toBeInstanceOf(TypeError);
});

test("a served failure rejects with the recorded kind and code, before or inside the body", async () => {
  const reset = Object.assign(new Error("terminated"), { code: "UND_ERR_SOCKET" });
  const body = () =>
    new ReadableStream({
      pull: (controller) => controller.error(reset),
    });
  await using talk = await conversation(async (request) => {
    if (request.url.endsWith("early")) throw new TypeError("fetch failed", { cause: reset });
    return new Response(body());
  });
  await expect(talk.ask(new Request(`${URL}/early`), noLive)).rejects.toMatchObject({
    message: "fetch failed",
    cause: { code: "UND_ERR_SOCKET" },
  });
  const late = await talk.ask(new Request(`${URL}/late`), noLive);
  await expect(late.text()).rejects.toMatchObject({ message: "terminated", code: "UND_ERR_SOCKET" });
});

test("a client that leaves a live stream lets the upstream go after a short grace", async () => {
  const upstream = Promise.withResolvers<string>();
  await using talk = await conversation((_, live) => live());
  const endless = new ReadableStream({
    pull: async (controller) => {
      await turn();
      controller.enqueue(Buffer.from("x"));
    },
    cancel: () => upstream.resolve("stopped"),
  });
  const response = await talk.ask(new Request(URL), async () => new Response(endless));
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(await upstream.promise).toBe("stopped");
});

test("an abort signal reaches the answer as an abort, a time limit as a time-out", async () => {
  const reasons: string[] = [];
  await using talk = await conversation(
    (request) =>
      new Promise((_, reject) => {
        request.signal.addEventListener("abort", () => {
          reasons.push(request.signal.reason.name);
          reject(request.signal.reason);
        });
      }),
  );
  for (const reason of ["AbortError", "TimeoutError"]) {
    const leaving = new AbortController();
    const asked = talk.ask(new Request(URL, { signal: leaving.signal }), noLive);
    setImmediate(() => leaving.abort(new DOMException("over", reason)));
    await expect(asked).rejects.toMatchObject({ name: reason });
  }
  expect(reasons).toEqual(["AbortError", "TimeoutError"]);
});

test("a peer without the token is cut off and answered nothing", async () => {
  await using broker = await startBroker({ answer: async () => new Response("secret") });
  const stranger = linkBroker({ ...broker.address, token: "0".repeat(48) });
  await expect(askingAnswer(stranger, "refuse")(new Request(URL), noLive)).rejects.toThrow(/gone/);
  const socket = connect(broker.address.port, "127.0.0.1");
  socket.write(Buffer.alloc(64));
  await new Promise((resolve) => socket.on("close", resolve).on("error", () => undefined));
});

test("without its broker a recording process goes on live, a replaying one is refused", async () => {
  const broker = await startBroker({ answer: async () => new Response("served") });
  await broker[Symbol.asyncDispose]();
  const live = async (): Promise<Response> => new Response("live");
  const orphan = linkBroker(broker.address);
  expect(await (await askingAnswer(orphan, "live")(new Request(URL), live)).text()).toBe("live");
  await expect(askingAnswer(orphan, "refuse")(new Request(URL), live)).rejects.toThrow(/gone/);
});
