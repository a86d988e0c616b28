import http from "node:http";
import https from "node:https";
import axios from "axios";
import got from "got";
import * as undici from "undici";
import { pair } from "./local-servers.ts";

const capturedFetch = globalThis.fetch;

/** What a client got. */
export interface Got {
  readonly status: number;
  readonly text: string;
}

/** A way to send a POST with a text body. */
export interface Client {
  readonly name: string;
  readonly send: (url: string, body: string) => Promise<Got>;
}

const text = async (response: { status: number; text(): Promise<string> }): Promise<Got> => ({
  status: response.status,
  text: await response.text(),
});

/** Sends with `node:http` or `node:https`, the body in one write. */
export const viaNode = (url: string, body: string, options: https.RequestOptions = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith("https:") ? https : http;
    const sent = request(url, { method: "POST", ca: pair.cert, ...options }, (response) => {
      let all = "";
      response.on("data", (chunk: Buffer) => (all += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: all }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });

const viaNodeLate = (url: string, body: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = http.request(url, { method: "POST" }, (response) => {
      let all = "";
      response.on("data", (chunk: Buffer) => (all += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: all }));
    });
    sent.on("error", reject);
    sent.on("socket", () => setTimeout(() => sent.end(body), 30));
  });

const viaUndici = async (
  dispatcher: undici.Dispatcher | undefined,
  url: string,
  body: string,
): Promise<Got> => {
  const { statusCode, body: answer } = await undici.request(url, {
    method: "POST",
    body,
    ...(dispatcher && { dispatcher }),
  });
  return { status: statusCode, text: await answer.text() };
};

const keepAlive = new http.Agent({ keepAlive: true, maxSockets: 1 });
const oneConnection = new Map<string, undici.Pool>();
const poolOf = (url: string): undici.Pool => {
  const { origin } = new URL(url);
  const pool = oneConnection.get(origin) ?? new undici.Pool(origin, { connections: 1 });
  oneConnection.set(origin, pool);
  return pool;
};

const post = (body: string) => ({ method: "POST", body });

/** Clients for plain HTTP. */
export const plainClients: readonly Client[] = [
  { name: "global fetch", send: async (url, body) => text(await fetch(url, post(body))) },
  {
    name: "fetch with a Request",
    send: async (url, body) => text(await fetch(new Request(url, post(body)))),
  },
  {
    name: "fetch with a stream as body",
    send: async (url, body) =>
      text(await fetch(url, { ...post(""), body: new Blob([body]).stream(), duplex: "half" })),
  },
  { name: "fetch captured before", send: async (url, body) => text(await capturedFetch(url, post(body))) },
  { name: "node:http", send: (url, body) => viaNode(url, body) },
  { name: "node:http with a late body", send: viaNodeLate },
  {
    name: "node:http with a keep-alive agent",
    send: (url, body) => viaNode(url, body, { agent: keepAlive }),
  },
  {
    name: "axios over node:http",
    send: async (url, body) => {
      const { status, data } = await axios.post<string>(url, body, { adapter: "http", proxy: false });
      return { status, text: data };
    },
  },
  {
    name: "axios over fetch",
    send: async (url, body) => {
      const { status, data } = await axios.post<string>(url, body, { adapter: "fetch" });
      return { status, text: data };
    },
  },
  {
    name: "got",
    send: async (url, body) => {
      const { statusCode, body: all } = await got.post(url, { body, retry: { limit: 0 } });
      return { status: statusCode, text: all };
    },
  },
  { name: "undici.request", send: (url, body) => viaUndici(undefined, url, body) },
  { name: "undici.fetch", send: async (url, body) => text(await undici.fetch(url, post(body))) },
  { name: "undici with an agent of its own", send: (url, body) => viaUndici(new undici.Agent(), url, body) },
  { name: "undici with one connection", send: (url, body) => viaUndici(poolOf(url), url, body) },
];

/** Clients for HTTPS; each trusts the test's own authority by its own settings. */
export const secureClients: readonly Client[] = [
  { name: "node:https", send: (url, body) => viaNode(url, body) },
  {
    name: "got that may speak HTTP/2",
    send: async (url, body) => {
      const { statusCode, body: all } = await got.post(url, {
        body,
        http2: true,
        retry: { limit: 0 },
        https: { certificateAuthority: pair.cert },
      });
      return { status: statusCode, text: all };
    },
  },
  {
    name: "undici that may speak HTTP/2",
    send: (url, body) =>
      viaUndici(new undici.Agent({ allowH2: true, connect: { ca: pair.cert } }), url, body),
  },
  {
    name: "undici that may not",
    send: (url, body) =>
      viaUndici(new undici.Agent({ allowH2: false, connect: { ca: pair.cert } }), url, body),
  },
];
