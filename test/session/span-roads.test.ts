import { context, trace } from "@opentelemetry/api";
import axios from "axios";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import http from "node:http";
import http2 from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request as undiciRequest, Agent } from "undici";
import { expect, onTestFinished, test } from "vitest";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { withCassette } from "../../src/index.ts";
import { inSpan } from "../recorder/spans/collected.ts";
import { startHttp2 } from "../wire/http2-servers.ts";
import { startHttp } from "../wire/local-servers.ts";

type Send = (origin: string, path: string) => Promise<unknown>;

const viaHttp: Send = (origin, path) =>
  new Promise((resolve, reject) => {
    http.get(origin + path, (response) => response.resume().on("end", resolve)).on("error", reject);
  });

const viaHttp2 = (): Send => {
  let session: http2.ClientHttp2Session | undefined;
  return (origin, path) =>
    new Promise((resolve, reject) => {
      session = session === undefined || session.closed ? http2.connect(origin) : session;
      const stream = session.request({ ":path": path });
      stream.on("error", reject).resume().on("end", resolve).end();
    });
};

/** One connection for all, so that later requests are written in the async context of earlier ones. */
const pooled = (): Send => {
  const dispatcher = new Agent({ connections: 1, pipelining: 1 });
  return async (origin, path) => (await undiciRequest(origin + path, { dispatcher })).body.text();
};

const earlyFetch = globalThis.fetch;

const ROADS: Record<string, { readonly send: () => Send; readonly start?: () => Promise<{ port: number }> }> =
  {
    fetch: { send: () => async (origin, path) => (await fetch(origin + path)).text() },
    "a fetch from before": { send: () => async (origin, path) => (await earlyFetch(origin + path)).text() },
    "node:http": { send: () => viaHttp },
    axios: { send: () => async (origin, path) => axios.get(origin + path) },
    "undici on one connection": { send: pooled },
    "node:http2": { send: viaHttp2, start: () => startHttp2() },
  };

test.each(Object.entries(ROADS))(
  "%s: each interaction names the span of its caller, side by side, and so does its replay",
  async (_road, { send, start = () => startHttp() }) => {
    const dir = await mkdtemp(join(tmpdir(), "llm-replay-roads-"));
    onTestFinished(async () => {
      trace.disable();
      context.disable();
      await rm(dir, { recursive: true });
    });
    const { port } = await start();
    const origin = `http://127.0.0.1:${port}`;
    const names = ["a", "b", "c", "d"];
    const run = () => {
      const sendTo = send();
      return withCassette("a", { dir, mode: "once", traffic: { record: ["127.0.0.1"] } }, () =>
        Promise.all(names.map((name) => inSpan(name, () => sendTo(origin, `/v1/chat/${name}`)))),
      );
    };
    await run();
    const { spans, interactions } = JSON.parse(await readFile(join(dir, "a.json"), "utf8")) as Cassette;
    const spanOf = (id: string | undefined) => spans.find((span) => span.id === id)?.name;
    const told = interactions.map(({ request, span }) => `${request.url.at(-1)} in ${spanOf(span)}`);
    expect(told.toSorted()).toEqual(names.map((name) => `${name} in ${name}`));

    const { trace: today, summary } = await run();
    expect(summary.served).toBe(names.length);
    const parents = today.calls.map((call) => {
      const own = today.spans.find(({ id }) => id === call.span);
      return `${call.url.at(-1)} in ${own?.scope === undefined ? own?.parent?.name : own.name}`;
    });
    expect(parents.toSorted()).toEqual(names.map((name) => `${name} in ${name}`));
  },
);
