import net from "node:net";
import * as undici from "undici";
import { expect, test, vi } from "vitest";
import { viaNode } from "./clients.ts";
import { deadPort, listen } from "./local-servers.ts";
import { fromNetwork, mounted } from "./mounted.ts";

const native = globalThis.fetch;

const refused = () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  return new TypeError("fetch failed", { cause });
};

test("an Answer's broken connection reaches each client in its own words, and nothing is printed", async () => {
  const port = await deadPort();
  const printed = vi.spyOn(console, "error");
  const error = refused();
  mounted([port], () => Promise.reject(error));
  const url = `http://127.0.0.1:${port}/`;
  await expect(fetch(url)).rejects.toBe(error);
  await expect(native(url)).rejects.toMatchObject({
    message: "fetch failed",
    cause: { code: "ECONNREFUSED" },
  });
  await expect(undici.request(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await expect(viaNode(url, "")).rejects.toMatchObject({
    code: "ECONNREFUSED",
    message: "connect ECONNREFUSED 127.0.0.1:1",
  });
  expect(printed).not.toHaveBeenCalled();
});

test("a refused connection is the same live as without us", async () => {
  const port = await deadPort();
  mounted([port], fromNetwork);
  const url = `http://127.0.0.1:${port}/`;
  await expect(fetch(url)).rejects.toMatchObject({
    message: "fetch failed",
    cause: { code: "ECONNREFUSED" },
  });
  await expect(native(url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  await expect(viaNode(url, "")).rejects.toMatchObject({ code: "ECONNREFUSED", syscall: "connect", port });
});

test("a name that resolves nowhere is the same live as without us", async () => {
  mounted([80], fromNetwork, { route: (url) => (url.hostname.endsWith(".invalid") ? "answer" : "pass") });
  await expect(viaNode("http://nowhere.invalid/", "")).rejects.toMatchObject({ syscall: "getaddrinfo" });
  await expect(fetch("http://nowhere.invalid/")).rejects.toMatchObject({ cause: { syscall: "getaddrinfo" } });
});

test("a connection that upstream cuts is named by each client in its own words", async () => {
  const port = await listen(net.createServer((socket) => socket.once("data", () => socket.destroy())));
  mounted([port], fromNetwork);
  const url = `http://127.0.0.1:${port}/`;
  await expect(viaNode(url, "x")).rejects.toMatchObject({ code: "ECONNRESET", message: "socket hang up" });
  await expect(undici.request(url, { method: "POST", body: "x" })).rejects.toMatchObject({
    code: "UND_ERR_SOCKET",
  });
  await expect(fetch(url, { method: "POST", body: "x" })).rejects.toMatchObject({
    cause: { code: "UND_ERR_SOCKET" },
  });
});

test("a body that upstream cuts breaks off for each client", async () => {
  const port = await listen(
    net.createServer((socket) =>
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345");
        setImmediate(() => socket.destroy());
      }),
    ),
  );
  mounted([port], fromNetwork);
  const url = `http://127.0.0.1:${port}/`;
  await expect(viaNode(url, "x")).rejects.toMatchObject({ code: "ECONNRESET" });
  const { body } = await undici.request(url, { method: "POST", body: "x" });
  await expect(body.text()).rejects.toMatchObject({ code: "UND_ERR_SOCKET" });
  await expect((await fetch(url, { method: "POST", body: "x" })).text()).rejects.toThrow("terminated");
});

test("what an Answer rejects with that is no network error reaches the client as it is", async () => {
  const port = await deadPort();
  const reason = new RangeError("too many calls");
  mounted([port], () => Promise.reject(reason));
  const url = `http://127.0.0.1:${port}/`;
  await expect(fetch(url)).rejects.toBe(reason);
  await expect(viaNode(url, "")).rejects.toBe(reason);
  await expect(native(url)).rejects.toMatchObject({ cause: reason });
});
