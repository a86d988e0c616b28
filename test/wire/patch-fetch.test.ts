import { expect, test, vi } from "vitest";
import { deadPort, startHttp } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

test("a fetch that is let through reaches the original with the very same arguments", async () => {
  const original = globalThis.fetch;
  const seen = vi.fn<typeof fetch>(async () => new Response("original"));
  globalThis.fetch = seen;
  try {
    mounted([], always("never"));
    const init = { method: "POST", body: "x" };
    const url = new URL("http://127.0.0.1:9/");
    await fetch(url, init);
    expect(seen.mock.calls[0]?.[0]).toBe(url);
    expect(seen.mock.calls[0]?.[1]).toBe(init);
    await fetch("data:text/plain,inline");
    await fetch("not an address");
    expect(seen).toHaveBeenCalledTimes(3);
  } finally {
    globalThis.fetch = original;
  }
});

test("a form keeps one boundary for the Answer and the network", async () => {
  const upstream = await startHttp();
  const { asked } = mounted([upstream.port], fromNetwork);
  const form = new FormData();
  form.set("file", new File(["content"], "a.txt"));
  await fetch(`http://127.0.0.1:${upstream.port}/`, { method: "POST", body: form });
  expect(upstream.seen[0]?.body).toBe(asked[0]?.body);
  const at = upstream.seen[0]?.headers.indexOf("content-type") ?? -1;
  expect(upstream.seen[0]?.headers[at + 1]).toBe(asked[0]?.headers.get("content-type"));
});

test("a Request is used up as fetch uses it up, and can be sent live", async () => {
  const upstream = await startHttp();
  mounted([upstream.port], fromNetwork);
  const request = new Request(`http://127.0.0.1:${upstream.port}/`, { method: "POST", body: "once" });
  expect(await (await fetch(request)).text()).toBe("upstream POST / once");
  expect(request.bodyUsed).toBe(true);
  await expect(fetch(request)).rejects.toThrow(TypeError);
});

test("the body of an init replaces that of a Request", async () => {
  const port = await deadPort();
  const { asked } = mounted([port], always("kept"));
  const request = new Request(`http://127.0.0.1:${port}/`, { method: "POST", body: "old" });
  await fetch(request, { method: "POST", body: "new", headers: { "x-kind": "init" } });
  expect(asked[0]).toMatchObject({ body: "new" });
  expect(asked[0]?.headers.get("x-kind")).toBe("init");
});

test("live may be called more than once", async () => {
  const upstream = await startHttp();
  mounted([upstream.port], async (_request, live) => {
    await (await live()).text();
    return live();
  });
  const post = { method: "POST", body: "x" };
  expect(await (await fetch(`http://127.0.0.1:${upstream.port}/`, post)).text()).toBe("upstream POST / x");
  expect(upstream.seen).toHaveLength(2);
});

test("an aborted signal rejects with its reason, before anything is asked", async () => {
  const port = await deadPort();
  const { asked } = mounted([port], always("never"));
  const reason = new Error("changed my mind");
  const signal = AbortSignal.abort(reason);
  await expect(fetch(`http://127.0.0.1:${port}/`, { signal })).rejects.toBe(reason);
  expect(asked).toEqual([]);
});

test("an abort while the Answer thinks rejects at once and reaches the Answer", async () => {
  const port = await deadPort();
  const leaving = new AbortController();
  let told: unknown;
  mounted([port], (request) => {
    request.signal.addEventListener("abort", () => (told = request.signal.reason));
    queueMicrotask(() => leaving.abort());
    return new Promise(() => {});
  });
  await expect(fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(told).toMatchObject({ name: "AbortError" });
});

test("a mistake in the arguments is told as fetch tells it", async () => {
  const port = await deadPort();
  mounted([port], always("never"));
  await expect(fetch(`http://user:secret@127.0.0.1:${port}/`)).rejects.toThrow(TypeError);
});
