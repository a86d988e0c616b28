import net from "node:net";
import http from "node:http";
import * as undici from "undici";
import { expect, test } from "vitest";
import { deadPort, listen, startHttp } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";
import { viaNode } from "./clients.ts";

test("a socket that leads elsewhere is never touched, even when MSW is loaded", async () => {
  const dead = await deadPort();
  const upstream = await startHttp();
  const talker = await listen(net.createServer((socket) => void socket.end("server speaks first")));
  const { wire } = mounted([dead], always("kept"));
  const before = net.connect(talker, "127.0.0.1");
  expect(await said(before)).toBe("server speaks first");
  expect(wire.loaded()).toBe(false);
  expect((await viaNode(`http://127.0.0.1:${dead}/`, "")).text).toBe("kept");
  expect(wire.loaded()).toBe(true);
  const after = net.connect(talker, "127.0.0.1");
  expect(Object.hasOwn(after, "connect")).toBe(false);
  expect(await said(after)).toBe("server speaks first");
  expect((await viaNode(`http://127.0.0.1:${upstream.port}/`, "x")).text).toBe("upstream POST / x");
});

const said = (socket: net.Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let all = "";
    socket.on("data", (data) => (all += data.toString()));
    socket.on("end", () => resolve(all));
    socket.on("error", reject);
  });

test("one connection upstream serves a client's keep-alive socket", async () => {
  const connections = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    connections.add(request.socket);
    response.end("ok");
  });
  const port = await listen(server);
  mounted([port], fromNetwork);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (const body of ["a", "b", "c"]) await viaNode(`http://127.0.0.1:${port}/`, body, { agent });
  expect(connections.size).toBe(1);
  agent.destroy();
});

test("a request whose answer breaks off on a kept connection is not sent a second time", async () => {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(request.url ?? "");
    if (request.url === "/whole") return void response.end("ok");
    response.write("half");
    setTimeout(() => request.socket.resetAndDestroy(), 20);
  });
  const port = await listen(server);
  mounted([port], fromNetwork);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  await viaNode(`http://127.0.0.1:${port}/whole`, "a", { agent });
  await expect(viaNode(`http://127.0.0.1:${port}/half`, "b", { agent })).rejects.toThrow();
  agent.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toEqual(["/whole", "/half"]);
});

test("the idle socket an agent kept from before carries no request past us", async () => {
  const upstream = await startHttp();
  const agent = new http.Agent({ keepAlive: true });
  await viaNode(`http://127.0.0.1:${upstream.port}/`, "before", { agent });
  const { asked } = mounted([upstream.port], always("kept"));
  expect((await viaNode(`http://127.0.0.1:${upstream.port}/`, "after", { agent })).text).toBe("kept");
  expect(asked.map(({ body }) => body)).toEqual(["after"]);
  expect(upstream.seen).toHaveLength(1);
});

test("an agent keeps its idle sockets to a host that passes, even when MSW is loaded", async () => {
  const connections = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    connections.add(request.socket);
    response.end("ok");
  });
  const [port, dead] = [await listen(server), await deadPort()];
  mounted([dead], always("kept"));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let round = 0; round < 3; round++) {
    await viaNode(`http://127.0.0.1:${port}/`, "x", { agent });
    await viaNode(`http://127.0.0.1:${dead}/`, "x", { agent });
  }
  expect(connections.size).toBe(1);
  agent.destroy();
});

test("an idle socket from a time when the host still passed carries no request past us", async () => {
  const upstream = await startHttp();
  let answered = false;
  const { asked } = mounted([], always("kept"), { route: () => (answered ? "answer" : "pass") });
  const url = `http://127.0.0.1:${upstream.port}/`;
  const agent = new http.Agent({ keepAlive: true });
  const dispatcher = new undici.Agent();
  const both = async () => [
    (await viaNode(url, "x", { agent })).text,
    await (await undici.request(url, { method: "POST", body: "x", dispatcher })).body.text(),
  ];
  expect(await both()).toEqual(["upstream POST / x", "upstream POST / x"]);
  answered = true;
  expect(await both()).toEqual(["kept", "kept"]);
  expect(asked).toHaveLength(2);
  agent.destroy();
});

test("the idle socket undici's global pool kept from before carries no request past us", async () => {
  const upstream = await startHttp();
  const url = `http://127.0.0.1:${upstream.port}/`;
  const native = globalThis.fetch;
  await (await native(url)).text();
  await (await undici.fetch(url)).text();
  const { asked } = mounted([upstream.port], always("kept"));
  expect(await (await native(url)).text()).toBe("kept");
  expect(await (await undici.fetch(url)).text()).toBe("kept");
  expect(asked).toHaveLength(2);
  expect(upstream.seen).toHaveLength(2);
});

test("the idle socket another undici pool kept from before carries no request past us", async () => {
  const upstream = await startHttp();
  const url = `http://127.0.0.1:${upstream.port}/`;
  const dispatcher = new undici.Agent();
  await (await undici.request(url, { dispatcher })).body.text();
  mounted([upstream.port], always("kept"));
  const post = { dispatcher, method: "POST" as const, body: "prompt" };
  expect(await (await undici.request(url, post)).body.text()).toBe("kept");
  expect(upstream.seen).toHaveLength(1);
});

test("a live fetch leaves no socket behind on which a captured fetch would pass us by", async () => {
  const upstream = await startHttp();
  const url = `http://127.0.0.1:${upstream.port}/`;
  const native = globalThis.fetch;
  const { asked } = mounted([upstream.port], fromNetwork);
  await (await fetch(url)).text();
  await (await native(url)).text();
  await (await undici.fetch(url)).text();
  expect(asked).toHaveLength(3);
  expect(upstream.seen).toHaveLength(3);
});

test("a local model's port is answered by path; the rest of it passes", async () => {
  const upstream = await startHttp();
  const { asked } = mounted([], always("kept"), {
    route: (url) => (url.pathname.startsWith("/v1/") ? "answer" : "pass"),
    proxies: [`http://127.0.0.1:${upstream.port}`],
  });
  const base = `http://127.0.0.1:${upstream.port}`;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  expect((await viaNode(`${base}/v1/chat`, "a", { agent })).text).toBe("kept");
  expect((await viaNode(`${base}/health`, "b", { agent })).text).toBe("upstream POST /health b");
  expect((await viaNode(`${base}/v1/chat`, "c", { agent })).text).toBe("kept");
  expect(asked.map(({ body }) => body)).toEqual(["a", "c"]);
  agent.destroy();
});

test("a client that waits to be told to send its body is told", async () => {
  const upstream = await startHttp();
  mounted([upstream.port], fromNetwork);
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { expect: "100-continue", "content-length": "4" };
    const sent = http.request(`http://127.0.0.1:${upstream.port}/`, { method: "POST", headers });
    sent.on("continue", () => void sent.end("body"));
    sent.on("response", (response) => response.on("data", (data) => resolve(String(data))));
    sent.on("error", reject);
    sent.flushHeaders();
  });
  expect(text).toBe("upstream POST / body");
});

test("telemetry gets an empty 200 and is never asked about", async () => {
  const port = await deadPort();
  const { asked } = mounted([], always("never"), {
    route: (url) => (url.port === String(port) ? "swallow" : "pass"),
  });
  const url = `http://127.0.0.1:${port}/v1/traces`;
  expect(await viaNode(url, "spans")).toEqual({ status: 200, text: "{}" });
  expect(await (await fetch(url, { method: "POST", body: "spans" })).json()).toEqual({});
  expect(asked).toEqual([]);
});
