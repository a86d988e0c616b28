import { createServer } from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { createRequire } from "node:module";
import { join } from "node:path";
import { mountWire } from "../../wire/mount.ts";
import type { Finding } from "./finding.ts";

/** A client and how it sends one request; gives the text of the answer. */
interface Probe {
  readonly name: string;
  readonly send: (url: string) => Promise<string>;
}

const ANSWER = "answered by llm-replay";
const LIMIT_MS = 3000;

/**
 * Sends a request with each kind of client to a local server and sees who answers. HTTP clients must get our answer;
 * what cannot be replayed must be refused by name, and nothing may hang.
 */
export const judgeInterception = async (cwd: string): Promise<Finding[]> => {
  const early = globalThis.fetch;
  const server = createServer((_, response) => response.end("answered by the network"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const url = `https://127.0.0.1:${typeof bound === "object" ? bound?.port : 0}/v1/doctor`;
  const foreign = new Set<string>();
  const wire = mountWire({
    answer: async () => new Response(ANSWER),
    route: () => "answer",
    foreign: ({ protocol }) => {
      foreign.add(protocol);
      return "refuse";
    },
  });
  const findings: Finding[] = [];
  try {
    for (const probe of httpProbes(early, cwd)) findings.push(await judgeHttp(probe, url));
    for (const probe of FOREIGN) findings.push(await judgeForeign(probe, url, foreign));
  } finally {
    wire[Symbol.dispose]();
    server.closeAllConnections();
    server.close();
  }
  return findings;
};

const judgeHttp = async ({ name, send }: Probe, url: string): Promise<Finding> => {
  const got = await limited(send(url)).catch((error: unknown) => `failed: ${reasonOf(error)}`);
  return got === ANSWER
    ? { level: "ok", subject: name, text: "recorded and replayed" }
    : { level: "fail", subject: name, text: `not intercepted (${got})` };
};

const judgeForeign = async (
  { name, send }: Probe,
  url: string,
  seen: ReadonlySet<string>,
): Promise<Finding> => {
  const got = await limited(send(url)).catch(reasonOf);
  if (got === HANGS) return { level: "fail", subject: name, text: "hangs" };
  return seen.has(name.toLowerCase())
    ? {
        level: "note",
        subject: name,
        text: "not replayed: let through while recording, refused by name in replay",
      }
    : { level: "fail", subject: name, text: `went by unseen (${got})` };
};

const HANGS = `no answer in ${LIMIT_MS / 1000} s`;

const limited = async (work: Promise<string>): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<string>((resolve) => (timer = setTimeout(resolve, LIMIT_MS, HANGS)));
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const httpProbes = (early: typeof fetch, cwd: string): Probe[] => [
  { name: "fetch", send: async (url) => (await fetch(url)).text() },
  { name: "fetch, kept from before", send: async (url) => (await early(url)).text() },
  { name: "node:https", send: viaNode },
  { name: "node:http2", send: (url) => viaHttp2(url) },
  ...undiciProbes(cwd),
];

const viaNode = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const take = (response: AsyncIterable<Buffer>): void => {
      Array.fromAsync(response).then((pieces) => resolve(Buffer.concat(pieces).toString()), reject);
    };
    https.get(url, take).on("error", reject);
  });

const viaHttp2 = (url: string, headers: http2.OutgoingHttpHeaders = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const session = http2.connect(url).on("error", reject);
    const stream = session.request({ ":path": new URL(url).pathname, ...headers });
    stream.on("close", () => session.close());
    Array.fromAsync<Buffer>(stream).then((pieces) => resolve(Buffer.concat(pieces).toString()), reject);
  });

interface Undici {
  readonly request: (url: string) => Promise<{ readonly body: { readonly text: () => Promise<string> } }>;
}

const undiciProbes = (cwd: string): Probe[] => {
  const require = createRequire(join(cwd, "package.json"));
  try {
    const undici = require("undici") as Undici;
    return [{ name: "undici", send: async (url) => (await undici.request(url)).body.text() }];
  } catch {
    return [];
  }
};

const FOREIGN: readonly Probe[] = [
  {
    name: "gRPC",
    send: (url) => viaHttp2(url, { "content-type": "application/grpc" }),
  },
  {
    name: "WebSocket",
    send: (url) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace("https", "wss"));
        socket.addEventListener("error", () => reject(new Error("connection failed")));
        socket.addEventListener("close", () => resolve("closed"));
      }),
  },
];
