import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import * as undici from "undici";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { handlersFor } from "../../src/wire/handlers.ts";
import { viaNode } from "./clients.ts";
import { deadPort, startHttp } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

afterEach(() => void vi.restoreAllMocks());

type Server = ReturnType<typeof setupServer>;

const listening = (server: Server, onUnhandledFrame: "bypass" | "error" = "bypass"): void => {
  server.listen({ onUnhandledFrame });
  onTestFinished(() => server.close());
};

const both = async (url: string): Promise<string[]> => [
  await (await fetch(url, { method: "POST", body: "x" })).text(),
  (await viaNode(url, "x")).text,
];

/** What `setupServer` does not see. */
const unseen = async (url: string): Promise<string> =>
  (await undici.request(url, { method: "POST", body: "x" })).body.text();

for (const order of ["before", "after"] as const)
  for (const strictness of ["bypass", "error"] as const)
    test(`the user's own MSW (${strictness}) that listens ${order} us has the first word, and we the second`, async () => {
      vi.spyOn(console, "error").mockReturnValue();
      const [theirs, ours, upstream] = [await deadPort(), await deadPort(), await startHttp()];
      const server = setupServer(
        http.post(`http://127.0.0.1:${theirs}/`, () => HttpResponse.text("mocked")),
        http.post(`http://127.0.0.1:${ours}/mocked`, () => HttpResponse.text("mocked")),
        http.post(`http://127.0.0.1:${upstream.port}/`, () => passthrough()),
      );
      if (order === "before") listening(server, strictness);
      mounted([ours], always("kept"));
      if (order === "after") listening(server, strictness);
      for (let round = 0; round < 2; round++) {
        expect(await both(`http://127.0.0.1:${ours}/`)).toEqual(["kept", "kept"]);
        expect(await both(`http://127.0.0.1:${ours}/mocked`)).toEqual(["mocked", "mocked"]);
        expect(await both(`http://127.0.0.1:${theirs}/`)).toEqual(["mocked", "mocked"]);
        expect((await viaNode(`http://127.0.0.1:${upstream.port}/`, "x")).text).toBe("upstream POST / x");
      }
      expect(await unseen(`http://127.0.0.1:${ours}/`)).toBe("kept");
    });

test("beside the user's own MSW a live request is sent once, its body whole", async () => {
  const upstream = await startHttp();
  listening(setupServer(http.post("http://127.0.0.1/nothing", () => HttpResponse.text("mocked"))));
  const { asked } = mounted([upstream.port], fromNetwork);
  const url = `http://127.0.0.1:${upstream.port}/`;
  expect([...(await both(url)), await unseen(url)]).toEqual(Array(3).fill("upstream POST / x"));
  expect(asked).toHaveLength(3);
  expect(upstream.seen).toHaveLength(3);
});

test("an error that a handler of the user's throws is theirs", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const port = await deadPort();
  const failing = http.post(`http://127.0.0.1:${port}/`, () => {
    throw new Error("mistake");
  });
  listening(setupServer(failing));
  const { asked } = mounted([port], always("kept"));
  expect((await viaNode(`http://127.0.0.1:${port}/`, "x")).status).toBe(500);
  expect(asked).toEqual([]);
});

test("the user's own MSW outlives us", async () => {
  const [theirs, ours] = [await deadPort(), await deadPort()];
  const { wire } = mounted([ours], always("kept"));
  await both(`http://127.0.0.1:${ours}/`);
  listening(setupServer(http.post(`http://127.0.0.1:${theirs}/`, () => HttpResponse.text("mocked"))));
  wire[Symbol.dispose]();
  expect(await both(`http://127.0.0.1:${theirs}/`)).toEqual(["mocked", "mocked"]);
});

test("handlers answer inside a strict MSW of the user's", async () => {
  const port = await deadPort();
  listening(setupServer(...handlersFor(always("kept"))), "error");
  expect(await both(`http://127.0.0.1:${port}/`)).toEqual(["kept", "kept"]);
});

test("a handler's live request passes that MSW by, with its body whole", async () => {
  const upstream = await startHttp();
  let asked = 0;
  const handlers = handlersFor(async (request, live) => {
    asked++;
    await request.text();
    return fromNetwork(request, live);
  });
  listening(setupServer(...handlers), "error");
  const url = `http://127.0.0.1:${upstream.port}/`;
  expect(await both(url)).toEqual(["upstream POST / x", "upstream POST / x"]);
  expect(asked).toBe(upstream.seen.length);
  for (const { headers } of upstream.seen) expect(headers.join().toLowerCase()).not.toContain("chunked");
});
