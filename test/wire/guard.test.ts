import http2 from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import WebSocketClient, { WebSocketServer } from "ws";
import { deadPort, listen, pair, startHttp } from "./local-servers.ts";
import { always, mounted } from "./mounted.ts";

const pass = { foreign: () => "pass" as const };

/** Taken before anything is mounted, so that only its socket is seen. */
const { connect } = http2;

const overHttp2 = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const session = connect(address, { ca: pair.cert });
    session.on("error", reject);
    const stream = session.request({ ":path": "/v1" });
    let all = "";
    stream.on("data", (chunk: Buffer) => (all += chunk.toString()));
    stream.on("error", () => {});
    stream.on("end", () => {
      session.close();
      resolve(all);
    });
  });

const startHttp2 = (secure: boolean): Promise<number> => {
  const server = secure ? http2.createSecureServer(pair) : http2.createServer();
  server.on("stream", (stream: http2.ServerHttp2Stream) => {
    stream.respond({ ":status": 200 });
    stream.end("over h2");
  });
  return listen(server);
};

for (const [name, scheme] of [
  ["over TLS", "https"],
  ["in the clear", "http"],
] as const) {
  test(`HTTP/2 ${name} of a client that goes past our layer is refused by name`, async () => {
    const port = await deadPort();
    const { foreign, asked } = mounted([port], always("never"));
    await expect(overHttp2(`${scheme}://127.0.0.1:${port}`)).rejects.toMatchObject({
      code: "wireForeign",
      message: expect.stringContaining("HTTP/2"),
    });
    expect(foreign).toEqual([{ protocol: "http2", host: "127.0.0.1", port }]);
    expect(asked).toEqual([]);
  });

  test(`HTTP/2 ${name} of such a client passes where it may, and is answered even so`, async () => {
    const port = await startHttp2(scheme === "https");
    mounted([port], always("kept"), pass);
    expect(await overHttp2(`${scheme}://127.0.0.1:${port}`)).toBe("kept");
  });
}

const echoOnce = (socket: WebSocket | WebSocketClient): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.addEventListener("open", () => socket.send("hello"));
    socket.addEventListener("message", ({ data }: { data: unknown }) => {
      resolve(String(data));
      socket.close();
    });
    socket.addEventListener("error", (event: unknown) => reject(event));
  });

const startWebSocket = async (): Promise<number> => {
  const upstream = await startHttp();
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => socket.on("message", (data) => socket.send(`echo ${String(data)}`)));
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return upstream.port && (server.address() as net.AddressInfo).port;
};

for (const [name, open] of [
  ["the global WebSocket", (url: string) => new WebSocket(url)],
  ["the WebSocket of ws", (url: string) => new WebSocketClient(url)],
] as const) {
  test(`${name} is refused by name`, async () => {
    const port = await deadPort();
    const { foreign } = mounted([port], always("never"));
    await expect(echoOnce(open(`ws://127.0.0.1:${port}/v1/realtime`))).rejects.toBeDefined();
    expect(foreign).toEqual([{ protocol: "websocket", host: "127.0.0.1", port }]);
  });

  test(`${name} passes where it may`, async () => {
    const port = await startWebSocket();
    mounted([port], always("never"), pass);
    expect(await echoOnce(open(`ws://127.0.0.1:${port}/v1/realtime`))).toBe("echo hello");
  });
}

const exchange = (socket: net.Socket, said: string): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.write(said);
  });

test("TLS that carries no HTTP is refused by name", async () => {
  const port = await deadPort();
  const { foreign } = mounted([port], always("never"));
  const socket = tls.connect({ host: "127.0.0.1", port, ca: pair.cert });
  await expect(exchange(socket, "\u0001binary")).rejects.toMatchObject({ code: "wireForeign" });
  expect(foreign).toEqual([{ protocol: "tls", host: "127.0.0.1", port }]);
});

test("TLS that carries no HTTP passes where it may", async () => {
  const port = await listen(tls.createServer(pair, (socket) => void socket.pipe(socket)));
  mounted([port], always("never"), pass);
  const socket = tls.connect({ host: "127.0.0.1", port, ca: pair.cert });
  expect(await exchange(socket, "\u0001binary")).toBe("\u0001binary");
});

test("plain bytes that are no HTTP are refused by name", async () => {
  const port = await deadPort();
  const { foreign } = mounted([port], always("never"));
  await expect(exchange(net.connect(port, "127.0.0.1"), "\u0001binary")).rejects.toMatchObject({
    code: "wireForeign",
  });
  expect(foreign).toHaveLength(1);
});

test("HTTP/1.1 written by hand is answered", async () => {
  const port = await deadPort();
  mounted([port], always("kept"));
  const socket = net.connect(port, "127.0.0.1");
  const answer = await exchange(socket, "GET /v1 HTTP/1.1\r\nhost: a\r\n\r\n");
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test("nobody is asked about a host that is swallowed: it is refused", async () => {
  const port = await deadPort();
  const { foreign } = mounted([], always("never"), {
    route: (url) => (url.port === String(port) ? "swallow" : "pass"),
  });
  await expect(overHttp2(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: "wireForeign" });
  await expect(overHttp2(`https://127.0.0.1:${port}`)).rejects.toMatchObject({ code: "wireForeign" });
  expect(foreign).toEqual([]);
});
