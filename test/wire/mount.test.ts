import { spawnSync } from "node:child_process";
import { Agent } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { mountWire, type WireOptions } from "../../src/wire/mount.ts";
import { viaNode } from "./clients.ts";
import { deadPort, startHttp } from "./local-servers.ts";
import { always, mounted } from "./mounted.ts";

const nothing: WireOptions = {
  answer: (_request, live) => live(),
  route: () => "pass",
  foreign: () => "pass",
};

const patched = () => [
  globalThis.fetch,
  globalThis.Response,
  globalThis.Headers,
  Socket.prototype.connect,
  Reflect.get(Agent.prototype, "addRequest"),
  Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1")),
];

test("disposing puts back everything, even after MSW was loaded", async () => {
  const port = await deadPort();
  const before = patched();
  const wire = mountWire({
    ...nothing,
    answer: always("kept"),
    route: (url) => (url.port === String(port) ? "answer" : "pass"),
  });
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("kept");
  expect((await viaNode(`http://127.0.0.1:${port}/`, "")).text).toBe("kept");
  wire[Symbol.dispose]();
  expect(patched()).toEqual(before);
  await expect(viaNode(`http://127.0.0.1:${port}/`, "")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a patch that someone put over ours stays, and ours lets everything through", async () => {
  const upstream = await startHttp();
  const { fetch: before } = globalThis;
  const { connect: connectBefore } = Socket.prototype;
  const wire = mountWire({ ...nothing, answer: always("kept"), route: () => "answer" });
  const ours = globalThis.fetch;
  const ourConnect = Socket.prototype.connect;
  globalThis.fetch = (...args) => ours(...args);
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    return Reflect.apply(ourConnect, this, args) as Socket;
  };
  try {
    wire[Symbol.dispose]();
    expect(await (await fetch(`http://127.0.0.1:${upstream.port}/`)).text()).toBe("upstream GET / ");
    expect((await viaNode(`http://127.0.0.1:${upstream.port}/`, "")).text).toBe("upstream POST / ");
  } finally {
    globalThis.fetch = before;
    Socket.prototype.connect = connectBefore;
  }
});

test("a second mount is refused while the first one stands", () => {
  mounted([], always(""));
  expect(() => mountWire(nothing)).toThrow(expect.objectContaining({ code: "wireMounted" }));
});

test("a mount that an earlier copy of the module left behind is undone", () => {
  const slot = Symbol.for("llm-replay.wire");
  let undone = 0;
  Reflect.set(globalThis, slot, { module: {}, [Symbol.dispose]: () => undone++ });
  const wire = mountWire(nothing);
  expect(undone).toBe(1);
  wire[Symbol.dispose]();
  expect(Reflect.get(globalThis, slot)).toBeUndefined();
});

test("one mount after another works, with MSW loaded each time", async () => {
  const port = await deadPort();
  for (const text of ["first", "second", "third"]) {
    const wire = mountWire({
      ...nothing,
      answer: always(text),
      route: (url) => (url.port === String(port) ? "answer" : "pass"),
    });
    expect((await viaNode(`http://127.0.0.1:${port}/`, "")).text).toBe(text);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe(text);
    wire[Symbol.dispose]();
  }
});

const script = (work: string): { loaded: string[]; out: string } => {
  const source = `
    import { mountWire } from ${JSON.stringify(new URL("../../src/wire/mount.ts", import.meta.url).href)};
    const wire = mountWire({ answer: () => Promise.resolve(new Response("kept")),
      route: (url) => url.hostname === "api.example.com" ? "answer" : "pass", foreign: () => "pass" });
    ${work}
    console.log(wire.loaded(), process.moduleLoadList.filter((name) => /NativeModule (http|tls|zlib)$/.test(name)).join());`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    encoding: "utf8",
  });
  return { loaded: stdout.trim().split(/[ ,]/), out: stderr };
};

test("mounting loads neither MSW nor HTTP, and the first answered fetch loads no more than MSW's network", () => {
  expect(script("")).toEqual({ loaded: ["false"], out: "" });
  const { loaded } = script(
    `console.log(await (await fetch("http://api.example.com/v1")).text() === "kept" ? "" : "wrong");`,
  );
  expect(loaded[0]).toBe("true");
});

test("a host that resolves nowhere is answered, to a client with a socket of its own too", () => {
  const { loaded } = script(`
    import http from "node:http";
    const text = await new Promise((resolve, reject) => http.get("http://api.example.com/v1", (response) =>
      response.on("data", (data) => resolve(String(data)))).on("error", reject));
    if (text !== "kept") throw new Error(text);`);
  expect(loaded[0]).toBe("true");
});
