import http2 from "node:http2";
import { expect, test } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { ask2, startHttp2 } from "./http2-servers.ts";
import { deadPort } from "./local-servers.ts";
import { mounted } from "./mounted.ts";
import { streamOf } from "./pieces.ts";

/** What a server can do to a request other than answer it. */
const mishaps: Record<string, Parameters<typeof startHttp2>[0]> = {
  "closes the connection before it answers": (stream) => stream.session?.destroy(),
  "resets the connection before it answers": (stream) => resetOf(stream),
  "refuses the stream": (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM),
  "closes the connection midway": (stream) => midway(stream, () => stream.session?.destroy()),
  "resets the connection midway": (stream) => midway(stream, () => resetOf(stream)),
  "resets the stream midway": (stream) => midway(stream, () => void stream.destroy(new Error("internal"))),
};

const resetOf = (stream: http2.ServerHttp2Stream): void => {
  const socket = stream.session?.socket;
  (socket && (Reflect.get(socket, "resetAndDestroy") as (() => void) | undefined))?.();
};

const midway = (stream: http2.ServerHttp2Stream, then: () => void): void => {
  stream.respond({ ":status": 200 });
  stream.write("a");
  setTimeout(then, 30);
};

interface Kept {
  readonly status?: number;
  readonly pieces: Uint8Array[];
  failure?: Error;
}

/** Hands a response on and keeps what came of it. */
const keeping = (kept: { last: Kept }): Answer => {
  return async (_request, live) => {
    try {
      const { status, body } = await live();
      const last: Kept = (kept.last = { status, pieces: [] });
      const reader = body?.getReader();
      const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
        try {
          const { value } = (await reader?.read()) ?? {};
          if (value === undefined) return controller.close();
          last.pieces.push(value);
          controller.enqueue(value);
        } catch (error) {
          controller.error((last.failure = error as Error));
        }
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { status });
    } catch (error) {
      kept.last = { pieces: [], failure: error as Error };
      throw error;
    }
  };
};

const innermost = (error: Error): Error => (error.cause instanceof Error ? innermost(error.cause) : error);

/** Fails as a replay does that knows the code and the message of a failure. */
const failing = ({ status, pieces, failure }: Kept): Answer => {
  const { code, message } = innermost(failure!) as NodeJS.ErrnoException;
  const cause = Object.assign(new Error(message), { code });
  return async () => {
    if (status === undefined) throw new TypeError("fetch failed", { cause });
    const texts = pieces.map((piece) => Buffer.from(piece).toString());
    return new Response(streamOf(texts, new TypeError("terminated", { cause })), { status });
  };
};

for (const [name, serve] of Object.entries(mishaps))
  test(`a server that ${name} is the same to the client recorded and replayed`, async () => {
    const upstream = await startHttp2(serve);
    const { headers: _, ...bare } = await ask2(upstream.origin);
    const kept: { last: Kept } = { last: { pieces: [] } };
    const { wire } = mounted([upstream.port], keeping(kept));
    expect(await ask2(upstream.origin)).toMatchObject(bare);
    expect(kept.last.failure).toBeInstanceOf(Error);
    wire[Symbol.dispose]();
    mounted([upstream.port], failing(kept.last));
    expect(await ask2(upstream.origin)).toMatchObject(bare);
  });

test("a port on which nothing listens is the same to the client recorded and replayed", async () => {
  const port = await deadPort();
  const bare = await ask2(`http://127.0.0.1:${port}`);
  expect(bare.events).toContain(`session ECONNREFUSED connect ECONNREFUSED 127.0.0.1:${port}`);
  const kept: { last: Kept } = { last: { pieces: [] } };
  const { wire } = mounted([port], keeping(kept));
  expect(await ask2(`http://127.0.0.1:${port}`)).toEqual(bare);
  wire[Symbol.dispose]();
  mounted([port], failing(kept.last));
  expect(await ask2(`http://127.0.0.1:${port}`)).toEqual(bare);
});
