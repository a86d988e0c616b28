import http from "node:http";
import { expect, test } from "vitest";
import { ask2, startHttp2 } from "./http2-servers.ts";
import { deadPort, startHttp } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

const viaNode = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = http.request(url, { method: "POST" }, (response) => {
      let all = "";
      response.on("data", (chunk: Buffer) => (all += chunk.toString()));
      response.on("end", () => resolve(all));
    });
    sent.on("error", reject);
    sent.end("x");
  });

const viaFetch = async (url: string): Promise<string> =>
  (await fetch(url, { method: "POST", body: "x", headers: { authorization: "Bearer x" } })).text();

/** Promises what holds in an environment that puts a browser's globals in place of Node's. */
export const promises = (environment: string): void => {
  for (const [name, send] of [
    ["fetch", viaFetch],
    ["node:http", viaNode],
  ] as const) {
    test(`${environment}: ${name} is answered while nothing listens`, async () => {
      const port = await deadPort();
      const { asked } = mounted([port], always("kept"));
      for (let round = 0; round < 2; round++) expect(await send(`http://127.0.0.1:${port}/v1`)).toBe("kept");
      const posts = asked.filter(({ method }) => method === "POST");
      expect(posts.map(({ url, body }) => [url, body])).toEqual(
        [1, 2].map(() => [`http://127.0.0.1:${port}/v1`, "x"]),
      );
    });

    test(`${environment}: ${name} goes to the network once`, async () => {
      const upstream = await startHttp((_request, response, body) => {
        response.setHeader("access-control-allow-origin", "*");
        response.setHeader("access-control-allow-headers", "*");
        response.end(`upstream ${body}`);
      });
      const { asked } = mounted([upstream.port], fromNetwork);
      expect(await send(`http://127.0.0.1:${upstream.port}/v1`)).toBe("upstream x");
      expect(upstream.seen.filter(({ method }) => method === "POST")).toHaveLength(1);
      expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
    });
  }

  test(`${environment}: node:http2 is answered, and goes to the network once`, async () => {
    const upstream = await startHttp2();
    const { asked, wire } = mounted([upstream.port], always("kept"));
    expect(await ask2(upstream.origin, { body: "x" })).toMatchObject({ status: 200, pieces: ["kept"] });
    expect([asked.map(({ body }) => body), upstream.seen]).toEqual([["x"], []]);
    wire[Symbol.dispose]();
    mounted([upstream.port], fromNetwork);
    expect((await ask2(upstream.origin, { body: "y" })).pieces).toEqual(["upstream POST /v1 y"]);
    expect(upstream.seen).toHaveLength(1);
  });
};
