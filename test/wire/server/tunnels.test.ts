import { request } from "node:http";
import { createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "../../../src/wire/server/listen.ts";
import type { TunnelAsked } from "../../../src/wire/server/tunnels.ts";
import { deadPort, listen as listening } from "../local-servers.ts";

const gate = async (decide: (asked: TunnelAsked) => "open" | "refuse") => {
  const server = await listen({ handle: () => Promise.reject(new Error("no request")), tunnel: decide });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
};

const ask = (
  port: number,
  authority: string,
): Promise<{ readonly status: number; readonly socket: Socket }> =>
  new Promise((resolve, reject) => {
    const headers = { "proxy-authorization": "Basic eA==" };
    request({ port, host: "127.0.0.1", method: "CONNECT", path: authority, headers })
      .on("connect", ({ statusCode = 0 }, socket: Socket) => resolve({ status: statusCode, socket }))
      .on("error", reject)
      .end();
  });

test("a tunnel that may open leads to its host, both ways", async () => {
  const port = await listening(createServer((socket) => void socket.pipe(socket)));
  const asked: TunnelAsked[] = [];
  const { port: own } = await gate((each) => (asked.push(each), "open"));
  const { status, socket } = await ask(own, `127.0.0.1:${port}`);
  socket.end("there and back");
  expect(Buffer.concat(await Array.fromAsync(socket)).toString()).toBe("there and back");
  expect([status, asked]).toEqual([200, [{ authority: `127.0.0.1:${port}`, credentials: "Basic eA==" }]]);
});

test("one that may not is refused, and so is one to nowhere", async () => {
  const { port } = await gate(({ authority }) => (authority.startsWith("no.") ? "refuse" : "open"));
  expect((await ask(port, "no.example:443")).status).toBe(403);
  expect((await ask(port, "nowhere:port")).status).toBe(403);
  await expect(ask(port, `127.0.0.1:${await deadPort()}`)).rejects.toThrow("socket hang up");
});

test("disposing the server cuts its tunnels off", async () => {
  const port = await listening(createServer(() => {}));
  const server = await gate(() => "open");
  const { socket } = await ask(server.port, `127.0.0.1:${port}`);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.resume().on("error", () => {});
  await server[Symbol.asyncDispose]();
  await closed;
});
