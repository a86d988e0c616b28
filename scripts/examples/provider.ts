import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer as createProxy, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answered, Asked } from "./answer.ts";
import { message } from "./anthropic-answers.ts";
import { embeddings } from "./embeddings.ts";
import { chatCompletion, response } from "./openai-answers.ts";

/** Stand-ins for providers' APIs under their real names. */
export interface Provider extends Disposable {
  /** What leads a Node process to them: it speaks HTTPS to the real names, through a proxy that ends here. */
  readonly env: Readonly<Record<string, string>>;
}

const HOSTS = ["api.openai.com", "api.anthropic.com"];

const READS: Readonly<Record<string, (asked: Asked) => Answered>> = {
  "/v1/chat/completions": chatCompletion,
  "/v1/responses": response,
  "/v1/messages": message,
  "/v1/embeddings": ({ text }) => embeddings(text),
};

const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "api.openai.com": {
    "openai-version": "2020-10-01",
    "openai-processing-ms": "386",
    "x-ratelimit-limit-requests": "5000",
    "x-ratelimit-remaining-requests": "4999",
  },
  "api.anthropic.com": {
    "anthropic-ratelimit-requests-limit": "1000",
    "anthropic-ratelimit-requests-remaining": "999",
  },
};

const read = (text: string): Asked => {
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const turns = [body["messages"] ?? body["input"]].flat();
  return {
    model: String(body["model"]),
    stream: body["stream"] === true,
    last: JSON.stringify(turns.at(-1) ?? ""),
    hasTools: body["tools"] !== undefined,
    text,
    at: Math.floor(Date.now() / 1000),
  };
};

const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
  let text = "";
  for await (const piece of request) text += String(piece);
  const answered = READS[request.url ?? ""]?.(read(text));
  if (!answered) throw new Error(`scripts/examples/provider.ts does not know ${request.url}`);
  for (const [name, value] of Object.entries(HEADERS[request.headers.host ?? ""] ?? {}))
    reply.setHeader(name, value);
  await sleep(300);
  if ("json" in answered) {
    reply.setHeader("content-type", "application/json").end(JSON.stringify(answered.json));
    return;
  }
  reply.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  for (const event of answered.events) {
    reply.write(event);
    await sleep(20);
  }
  reply.end();
};

/** Starts the stand-ins on loopback, with a certificate of an hour; needs `openssl`. */
export const startProvider = async (): Promise<Provider> => {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const names = `subjectAltName=${HOSTS.map((host) => `DNS:${host}`).join(",")}`;
  const asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=examples"];
  execFileSync("openssl", [...asked, "-addext", names, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, reply) => {
    answer(request, reply).catch((error: unknown) => {
      console.error(error);
      reply.writeHead(500).end();
    });
  });
  const proxy = createProxy().on("connect", (_request, socket) => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    server.emit("connection", socket);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  const { port } = proxy.address() as AddressInfo;
  return {
    env: { NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: cert },
    [Symbol.dispose]: () => {
      proxy.close();
      proxy.closeAllConnections();
      server.closeAllConnections();
    },
  };
};
