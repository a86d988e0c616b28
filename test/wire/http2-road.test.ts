import { AsyncLocalStorage } from "node:async_hooks";
import { spawnSync } from "node:child_process";
import http2, { connect as namedConnect } from "node:http2";
import net from "node:net";
import { onTestFinished, expect, test } from "vitest";
import { ask2, askOn, opened, startHttp2 } from "./http2-servers.ts";
import { deadPort } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";
import { streamOf, tick } from "./pieces.ts";

test("a host that passes is left alone", async () => {
  const upstream = await startHttp2();
  const { asked } = mounted([], always("never"));
  const session = opened(upstream.origin);
  expect((await askOn(session, { body: "x" })).pieces).toEqual(["upstream POST /v1 x"]);
  expect(session.socket.remotePort).toBe(upstream.port);
  expect(asked).toEqual([]);
});

test("a client that makes its connection itself has it made only for what goes live", async () => {
  const upstream = await startHttp2();
  let made = 0;
  let isLive = false;
  mounted([upstream.port], (_request, live) => (isLive ? live() : Promise.resolve(new Response("kept"))));
  const session = http2.connect(upstream.origin, {
    createConnection: () => {
      made++;
      return net.connect(upstream.port, "127.0.0.1");
    },
  });
  onTestFinished(() => session.destroy());
  expect([(await askOn(session)).pieces, made]).toEqual([["kept"], 0]);
  isLive = true;
  expect([(await askOn(session, { body: "x" })).pieces, made]).toEqual([["upstream POST /v1 x"], 1]);
});

test("telemetry is swallowed and reaches nobody", async () => {
  const port = await deadPort();
  const { asked } = mounted([], always("never"), {
    route: (url) => (url.port === String(port) ? "swallow" : "pass"),
  });
  expect(await ask2(`http://127.0.0.1:${port}`)).toMatchObject({ status: 200, pieces: ["{}"] });
  expect(asked).toEqual([]);
});

test("the path of each request decides on a port where models are served beside other things", async () => {
  const upstream = await startHttp2();
  mounted([], always("kept"), {
    route: (url) => (url.pathname.startsWith("/v1/models") ? "answer" : "pass"),
  });
  const session = opened(upstream.origin);
  expect((await askOn(session, { path: "/v1/models" })).pieces).toEqual(["kept"]);
  expect((await askOn(session, { path: "/health" })).pieces).toEqual(["upstream POST /health "]);
});

test("a session that was opened before is answered, and reaches the network through itself", async () => {
  const upstream = await startHttp2();
  const session = opened(upstream.origin);
  expect((await askOn(session)).pieces).toEqual(["upstream POST /v1 "]);
  let isLive = false;
  mounted([upstream.port], (_request, live) => (isLive ? live() : Promise.resolve(new Response("kept"))));
  expect((await askOn(session)).pieces).toEqual(["kept"]);
  isLive = true;
  expect((await askOn(session, { body: "x" })).pieces).toEqual(["upstream POST /v1 x"]);
  expect(upstream.sessions.size).toBe(1);
});

test("a live connection that the server has closed is opened again, and its session goes on", async () => {
  const upstream = await startHttp2();
  mounted([upstream.port], fromNetwork);
  const session = opened(upstream.origin);
  for (const body of ["one", "two"]) {
    expect((await askOn(session, { body })).pieces).toEqual([`upstream POST /v1 ${body}`]);
    const closed = [...upstream.sessions].map(
      (each) => new Promise((resolve) => each.once("close", resolve)),
    );
    for (const each of upstream.sessions) each.close();
    await Promise.all(closed);
    await tick();
  }
});

test("a session that tests share is answered in the context of each request's caller", async () => {
  const port = await deadPort();
  const upstream = await startHttp2();
  const contexts = new AsyncLocalStorage<string>();
  mounted([port, upstream.port], async (_request, live) => {
    await tick();
    return contexts.getStore() === "live" ? live() : new Response(contexts.getStore());
  });
  const session = opened(upstream.origin);
  const asked = ["a", "b", "live", "c"].map((name) => contexts.run(name, () => askOn(session)));
  expect((await Promise.all(asked)).map(({ pieces }) => pieces.join(""))).toEqual([
    "a",
    "b",
    "upstream POST /v1 ",
    "c",
  ]);
});

test("a session that is open when the interception ends is closed, so that its client opens a real one", async () => {
  const upstream = await startHttp2();
  const { wire } = mounted([upstream.port], always("kept"));
  const session = opened(upstream.origin);
  expect((await askOn(session)).pieces).toEqual(["kept"]);
  wire[Symbol.dispose]();
  expect(session.destroyed).toBe(true);
  expect((await ask2(upstream.origin)).pieces).toEqual(["upstream POST /v1 "]);
});

test("an answer that is on its way when the interception ends arrives whole", async () => {
  const port = await deadPort();
  const { wire } = mounted([port], async () => new Response(streamOf(["a", "b", "c"])));
  const session = opened(`http://127.0.0.1:${port}`);
  const told = askOn(session);
  await new Promise((resolve) => session.once("connect", resolve));
  for (let round = 0; round < 10; round++) await tick();
  wire[Symbol.dispose]();
  expect(await told).toMatchObject({ pieces: ["a", "b", "c"], events: ["end", "close 0"] });
});

test("disposing puts back what was patched, for importers by name too", async () => {
  const { connect } = http2;
  const session = opened("http://127.0.0.1:1").on("error", () => {});
  const { request } = session;
  const { wire } = mounted([], always("kept"));
  expect(http2.connect).not.toBe(connect);
  expect(namedConnect).toBe(http2.connect);
  expect(session.request).not.toBe(request);
  wire[Symbol.dispose]();
  expect(http2.connect).toBe(connect);
  expect(namedConnect).toBe(connect);
  expect(session.request).toBe(request);
});

for (const [name, load] of [
  ["an import by name", `const { connect } = await import("node:http2");`],
  ["an import of all", `const { connect } = (await import("http2")).default;`],
  ["require", `const { connect } = process.getBuiltinModule("module").createRequire("/")("http2");`],
] as const)
  test(`what loads HTTP/2 by ${name} after the mount is answered; without it, it is not loaded`, () => {
    const mount = new URL("../../src/wire/mount.ts", import.meta.url).href;
    const source = `
      import { mountWire } from ${JSON.stringify(mount)};
      mountWire({ answer: async () => new Response("kept"), route: () => "answer", foreign: () => "pass" });
      const isLoaded = () => process.moduleLoadList.includes("NativeModule http2");
      console.log(isLoaded());
      ${load}
      const session = connect("https://api.example.com");
      for await (const chunk of session.request({ ":path": "/" })) console.log(String(chunk));`;
    const args = ["--input-type=module", "--eval", source];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["false\nkept\n", ""]);
  });
