import { createServer, request, type RequestListener } from "node:http";
import { connect } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { chunksOf, textOf } from "../../../src/cassette/body.ts";
import type { ProxyOptions } from "../../../src/cli/proxy/proxy.ts";
import { deadPort, listen } from "../../wire/local-servers.ts";
import { proxied } from "./proxied.ts";

const upstream = (serve: RequestListener): Promise<number> => listen(createServer(serve));

const chunkTexts = (body: Parameters<typeof chunksOf>[0]): string[] =>
  chunksOf(body).map((chunk) => Buffer.from(chunk).toString());

const raw = async (port: number, text: string): Promise<string> => {
  const socket = connect(port, "127.0.0.1");
  socket.write(text);
  return Buffer.concat(await Array.fromAsync(socket)).toString();
};

test("a request goes on as it was written, and is recorded under its upstream's address", async () => {
  let seen: string[] = [];
  const port = await upstream(async (asked, answer) => {
    seen = [asked.method ?? "", asked.url ?? "", ...asked.rawHeaders];
    answer.setHeader("x-echo", "1").end(Buffer.concat(await Array.fromAsync(asked)));
  });
  const { recording, to } = await proxied();
  const response = await fetch(`${to(port)}/v1/x%2Fy?b=2&a=1`, {
    method: "POST",
    headers: { "X-Own": "1", authorization: "Bearer sk-test", "content-type": "application/json" },
    body: '{"a": 1.0}',
  });
  expect(await response.text()).toBe('{"a": 1.0}');
  expect(response.headers.get("x-echo")).toBe("1");
  expect(seen.slice(0, 2)).toEqual(["POST", "/v1/x%2Fy?b=2&a=1"]);
  expect(seen.join("\n").toLowerCase()).toContain("authorization\nbearer sk-test");
  expect(seen).toContain(`127.0.0.1:${port}`);
  const [kept] = recording.interactions();
  expect(kept?.request).toMatchObject({ method: "POST", url: `http://127.0.0.1:${port}/v1/x%2Fy?b=2&a=1` });
  expect(textOf(kept!.request.body)).toBe('{"a": 1.0}');
  expect(JSON.stringify(kept)).not.toContain("sk-test");
});

test("a stream passes chunk by chunk while it is recorded, with its gaps", async () => {
  const go = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const port = await upstream(async (_, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    answer.write("data: one\n\n");
    await go[0]!.promise;
    answer.write("data: zwei €".slice(0, 11));
    await go[1]!.promise;
    answer.end("\n\n");
  });
  const { recording, calls, to } = await proxied();
  const reader = (await fetch(to(port))).body!.getReader();
  const read = async (): Promise<string> => Buffer.from((await reader.read()).value).toString();
  expect(await read()).toBe("data: one\n\n");
  go[0]!.resolve();
  expect(await read()).toBe("data: zwei ");
  go[1]!.resolve();
  expect(await read()).toBe("\n\n");
  expect((await reader.read()).done).toBe(true);
  const [kept] = recording.interactions();
  expect(chunkTexts(kept!.response!.body)).toEqual(["data: one\n\n", "data: zwei ", "\n\n"]);
  const { headers, chunks, end } = kept!.timing;
  expect([headers, ...chunks, end]).toEqual([headers!, ...chunks, end].toSorted((a, b) => a - b));
  expect(calls).toMatchObject([{ via: "live", status: 200, chunks: 3, bytes: 24 }]);
});

test("compressed answers are decoded for the client and kept readable", async () => {
  const codings = { gzip: gzipSync, br: brotliCompressSync };
  const port = await upstream((asked, answer) => {
    const coding = asked.url === "/br" ? "br" : "gzip";
    answer.setHeader("content-encoding", coding).end(codings[coding]("much ".repeat(100)));
  });
  const { recording, to } = await proxied();
  for (const coding of ["gzip", "br"]) {
    const response = await fetch(`${to(port)}/${coding}`, { headers: { "accept-encoding": coding } });
    expect(await response.text()).toBe("much ".repeat(100));
    expect(response.headers.has("content-encoding")).toBe(false);
  }
  expect(recording.interactions().map(({ response }) => textOf(response!.body))).toEqual(
    Array(2).fill("much ".repeat(100)),
  );
});

test("HEAD, GET, DELETE and a GET with a body reach the upstream as they are", async () => {
  const seen: string[] = [];
  const port = await upstream(async (asked, answer) => {
    seen.push(`${asked.method} ${Buffer.concat(await Array.fromAsync(asked))}`);
    answer.writeHead(asked.method === "DELETE" ? 204 : 200).end();
  });
  const { recording, to } = await proxied();
  for (const method of ["HEAD", "GET", "DELETE"])
    expect((await fetch(to(port), { method })).status).toBe(method === "DELETE" ? 204 : 200);
  const { port: own, pathname } = new URL(to(port));
  await raw(
    Number(own),
    `GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${own}\r\nContent-Length: 1\r\nConnection: close\r\n\r\nq`,
  );
  expect(seen).toEqual(["HEAD ", "GET ", "DELETE ", "GET q"]);
  expect(recording.interactions().map(({ request }) => request.method)).toEqual([
    "HEAD",
    "GET",
    "DELETE",
    "GET",
  ]);
});

test("a large upload arrives whole", async () => {
  const sent = Buffer.alloc(12 << 20, "upload ");
  let arrived: Buffer | undefined;
  const port = await upstream(async (asked, answer) => {
    arrived = Buffer.concat(await Array.fromAsync(asked));
    answer.end("ok");
  });
  const { to } = await proxied();
  expect(await (await fetch(to(port), { method: "POST", body: sent })).text()).toBe("ok");
  expect(arrived?.equals(sent)).toBe(true);
});

test("an error of the upstream is handed on, and one of the network breaks off and is recorded", async () => {
  const port = await upstream((_, answer) => void answer.writeHead(429, { "retry-after": "7" }).end("slow"));
  const { recording, calls, to } = await proxied();
  const limited = await fetch(to(port));
  expect([limited.status, limited.headers.get("retry-after"), await limited.text()]).toEqual([
    429,
    "7",
    "slow",
  ]);
  await expect(fetch(to(await deadPort()))).rejects.toThrow("fetch failed");
  expect(recording.interactions().map(({ response, failure }) => [response?.status, failure?.code])).toEqual([
    [429, undefined],
    [undefined, "ECONNREFUSED"],
  ]);
  expect(calls.map(({ status }) => status)).toEqual([429, undefined]);
});

test("an upstream that breaks off breaks the client off, and what came is kept", async () => {
  const port = await upstream((_, answer) => {
    answer.write("half");
    setImmediate(() => answer.destroy());
  });
  const { recording, to } = await proxied();
  await expect((await fetch(to(port))).text()).rejects.toThrow("terminated");
  const [kept] = recording.interactions();
  expect(kept?.failure?.kind).toBe("network");
  expect(chunkTexts(kept!.response!.body)).toEqual(["half"]);
});

test("a client that leaves is seen: the upstream is let go, and the recording says so", async () => {
  const left = Promise.withResolvers<void>();
  const port = await upstream((asked, answer) => {
    answer.write("first");
    asked.socket.once("close", () => left.resolve());
  });
  const { recording, to } = await proxied();
  const leaving = new AbortController();
  const response = await fetch(to(port), { signal: leaving.signal });
  await response.body!.getReader().read();
  leaving.abort();
  await left.promise;
  const [kept] = recording.interactions();
  expect(kept?.failure?.kind).toBe("abort");
  expect(chunkTexts(kept!.response!.body)).toEqual(["first"]);
});

test("a redirect leads the client back through the proxy", async () => {
  const port = await upstream((asked, answer) => {
    if (asked.url === "/old") answer.writeHead(307, { location: "/new" }).end();
    else answer.end(`at ${asked.url}`);
  });
  const { recording, to } = await proxied();
  expect(await (await fetch(`${to(port)}/old`, { method: "POST", body: "x" })).text()).toBe("at /new");
  expect(recording.interactions().map(({ request }) => new URL(request.url).pathname)).toEqual([
    "/old",
    "/new",
  ]);
  expect(recording.interactions()[0]?.response?.headers).toContainEqual(["location", "/new"]);
});

test("the user's traffic rules hold: passed is not recorded, dropped is swallowed", async () => {
  const port = await upstream((_, answer) => void answer.end("real"));
  const ways = { "/pass": "pass", "/drop": "swallow" } as const;
  const { recording, calls, to } = await proxied({
    route: ({ pathname }) => ways[pathname as keyof typeof ways] ?? "answer",
  });
  expect(await (await fetch(`${to(port)}/pass`)).text()).toBe("real");
  expect(await (await fetch(`${to(port)}/drop`)).text()).toBe("{}");
  expect([recording.interactions(), calls]).toEqual([[], []]);
});

test("fifty streams of the openai SDK at once are kept apart", async () => {
  const port = await upstream(async (asked, answer) => {
    const { messages } = JSON.parse(Buffer.concat(await Array.fromAsync(asked)).toString());
    answer.writeHead(200, { "content-type": "text/event-stream" });
    for (const part of ["a", "b", "c"]) {
      const delta = { choices: [{ index: 0, delta: { content: `${messages[0].content}${part} ` } }] };
      answer.write(`data: ${JSON.stringify(delta)}\n\n`);
      await new Promise(setImmediate);
    }
    answer.end("data: [DONE]\n\n");
  });
  const { recording, to } = await proxied();
  const client = new OpenAI({ apiKey: "sk-test", baseURL: `${to(port)}/v1`, maxRetries: 0 });
  const ask = async (at: number): Promise<string> => {
    const stream = await client.chat.completions.create({
      model: "m",
      stream: true,
      messages: [{ role: "user", content: `${at}` }],
    });
    const parts = await Array.fromAsync(stream, ({ choices }) => choices[0]?.delta.content ?? "");
    return parts.join("");
  };
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at)));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, at) => `${at}a ${at}b ${at}c `));
  expect(recording.interactions()).toHaveLength(50);
  expect(new Set(recording.interactions().map(({ response }) => chunkTexts(response!.body).length))).toEqual(
    new Set([4]),
  );
});

test("without the token, under a foreign name or with a strange target nobody is served", async () => {
  const port = await upstream((_, answer) => void answer.end("secret"));
  const { proxy, refused, calls, to } = await proxied();
  const { port: own, origin, pathname: token } = new URL(proxy.address);
  const ask = (target: string, host = `127.0.0.1:${own}`): Promise<string> =>
    raw(Number(own), `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const there = `/http:127.0.0.1:${port}/x`;
  const wrong = `/${"A".repeat(token.length - 1)}${there}`;
  for (const target of [
    wrong,
    there,
    "/",
    `${token.slice(0, -1)}${there}`,
    `${origin}${token}${there}`,
    `//${token}${there}`,
  ])
    expect(await ask(target)).toMatch(/^HTTP\/1\.1 400 .*proxyTokenWrong/s);
  for (const host of ["evil.example", `evil.example:${own}`, "127.0.0.1", `127.0.0.1:${Number(own) + 1}`])
    expect(await ask(`${token}${there}`, host)).toMatch(/^HTTP\/1\.1 400 .*proxyHostForeign/s);
  for (const target of [token, `${token}/`, `${token}/a@b/x`, `${token}x${there}`, `${token}/%2e%2e/x`])
    expect(await ask(target)).toMatch(/^HTTP\/1\.1 400 .*(proxyUpstreamUnknown|proxyTokenWrong)/s);
  const tunnel = `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${own}\r\n\r\n`;
  expect(await raw(Number(own), tunnel)).toMatch(/^HTTP\/1\.1 403 /);
  expect(refused).toHaveLength(15);
  expect(calls).toEqual([]);
  expect(await (await fetch(`${to(port)}/x`)).text()).toBe("secret");
});

test("dot segments stay at the upstream that was named", async () => {
  const seen: string[] = [];
  const port = await upstream((asked, answer) => {
    seen.push(asked.url ?? "");
    answer.end();
  });
  const { proxy } = await proxied();
  const { port: own, pathname: token } = new URL(proxy.address);
  for (const tail of ["/../../../etc/passwd", "//evil.example/x", "/%2e%2e/%2e%2e/x", "/..\\..\\x"])
    await raw(
      Number(own),
      `GET ${token}/http:127.0.0.1:${port}${tail} HTTP/1.1\r\nHost: 127.0.0.1:${own}\r\nConnection: close\r\n\r\n`,
    );
  expect(seen).toEqual(["/etc/passwd", "//evil.example/x", "/x", "/x"]);
});

test("headers beyond measure are refused", async () => {
  const { refused, to } = await proxied();
  expect((await fetch(to(1), { headers: { "x-long": "y".repeat(70_000) } })).status).toBe(431);
  expect(refused).toEqual([]);
});

test("a WebSocket is refused by name, while an upgrade to HTTP/2 is passed over", async () => {
  const port = await upstream((_, answer) => void answer.end("plain"));
  const { refused, foreign, to } = await proxied();
  const answered = await new Promise<string>((resolve, reject) => {
    const headers = {
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-key": "x",
      "sec-websocket-version": "13",
    };
    request(to(port), { headers })
      .on("response", async (response) => resolve(Buffer.concat(await Array.fromAsync(response)).toString()))
      .on("error", reject)
      .end();
  });
  expect(answered).toContain(`A WebSocket to 127.0.0.1:${port} cannot be recorded`);
  expect(refused).toEqual(["proxyWebSocket"]);
  expect(foreign).toEqual([{ protocol: "websocket", host: "127.0.0.1", port }]);
  const { port: own, pathname } = new URL(to(port));
  const head = `GET ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${own}\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n`;
  const passed = await raw(Number(own), `${head}Connection: Upgrade, HTTP2-Settings, close\r\n\r\n`);
  expect(passed).toMatch(/^HTTP\/1\.1 200 OK.*plain$/s);
});

test("a request that is signed for the proxy is refused by name while recording, and answered in replay", async () => {
  const authorization =
    "AWS4-HMAC-SHA256 Credential=AKID/20261122/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0";
  const recorded = await proxied();
  const refused = await fetch(recorded.to(1), { headers: { authorization } });
  expect([refused.status, refused.headers.get("x-should-retry")]).toEqual([400, "false"]);
  expect(await refused.text()).toContain("AWS_BEARER_TOKEN_BEDROCK");
  const served = await proxied({ isLive: false, answer: () => Promise.resolve(new Response("taped")) });
  expect(await (await fetch(served.to(1), { headers: { authorization } })).text()).toBe("taped");
});

test("in replay a tunnel past the base URLs is decided by the rules of traffic, for those that know the token", async () => {
  const port = await upstream((_, answer) => void answer.end("through"));
  const asked: unknown[] = [];
  const foreign: ProxyOptions["foreign"] = (attempt) => {
    asked.push(attempt);
    return attempt.host === "127.0.0.1" ? "pass" : "refuse";
  };
  const { proxy } = await proxied({ isLive: false, foreign });
  const { username, password, port: own } = new URL(proxy.gate);
  const head = (authority: string, credentials: string): string =>
    `CONNECT ${authority} HTTP/1.1\r\nHost: x\r\nProxy-Authorization: Basic ${Buffer.from(credentials).toString("base64")}\r\n\r\n`;
  const request = `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  const known = `${username}:${password}`;
  expect(await raw(Number(own), head(`127.0.0.1:${port}`, known) + request)).toMatch(
    /^HTTP\/1\.1 200 .*through$/s,
  );
  expect(await raw(Number(own), head("api.openai.com:443", known))).toMatch(/^HTTP\/1\.1 403 /);
  expect(await raw(Number(own), head(`127.0.0.1:${port}`, `${username}:wrong`))).toMatch(/^HTTP\/1\.1 403 /);
  expect(asked).toEqual([
    { protocol: "connect", host: "127.0.0.1", port },
    { protocol: "connect", host: "api.openai.com", port: 443 },
  ]);
});
