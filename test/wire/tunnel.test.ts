import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import tls from "node:tls";
import * as undici from "undici";
import { expect, onTestFinished, test } from "vitest";
import { viaNode } from "./clients.ts";
import { deadPort, listen, pair, startHttp, startHttps, startProxy } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

const viaProxyAgent = async (url: string, proxy: number): Promise<string> => {
  const dispatcher = new undici.ProxyAgent({
    uri: `http://127.0.0.1:${proxy}`,
    token: "Bearer proxy",
    requestTls: { ca: pair.cert },
  });
  onTestFinished(() => dispatcher.destroy());
  const { body } = await undici.request(url, { method: "POST", body: "prompt", dispatcher });
  return body.text();
};

const tunnelByHand = (url: URL, proxy: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const asked = http.request({
      host: "127.0.0.1",
      port: proxy,
      method: "CONNECT",
      path: url.host,
      agent: false,
    });
    asked.on("connect", (_response, socket: Socket) => resolve(socket));
    asked.on("error", reject);
    asked.end();
  });

const viaTunnelByHand = async (address: string, proxy: number): Promise<string> => {
  const url = new URL(address);
  const socket = await tunnelByHand(url, proxy);
  const createConnection = () => tls.connect({ socket, ca: pair.cert, host: url.hostname });
  return (await viaNode(address, "prompt", { createConnection })).text;
};

const viaAgentFromEnvironment = async (url: string, proxy: number): Promise<string> => {
  const agent = new https.Agent({
    proxyEnv: { HTTPS_PROXY: `http://127.0.0.1:${proxy}` },
  });
  onTestFinished(() => agent.destroy());
  return (await viaNode(url, "prompt", { agent })).text;
};

const hasProxyAgents = Number(process.versions.node.split(".")[0]) >= 24;
const clients = [
  ["undici's ProxyAgent", viaProxyAgent],
  ["a tunnel opened by hand", viaTunnelByHand],
  ...(hasProxyAgents ? ([["Node's own proxy agent", viaAgentFromEnvironment]] as const) : []),
] as const;

for (const [name, send] of clients) {
  test(`${name}: answered while neither proxy nor host is there`, async () => {
    const [proxy, port] = [await deadPort(), await deadPort()];
    const { asked } = mounted([port], always("kept"), { proxies: [`http://127.0.0.1:${proxy}`] });
    expect(await send(`https://127.0.0.1:${port}/v1`, proxy)).toBe("kept");
    expect(asked.map(({ url, body }) => [url, body])).toEqual([[`https://127.0.0.1:${port}/v1`, "prompt"]]);
  });

  test(`${name}: sent live through the client's proxy`, async () => {
    const [proxy, upstream] = [await startProxy(), await startHttps()];
    const { asked } = mounted([upstream.port], fromNetwork, { proxies: [`http://127.0.0.1:${proxy.port}`] });
    expect(await send(`https://127.0.0.1:${upstream.port}/v1`, proxy.port)).toBe("upstream POST /v1 prompt");
    expect(asked).toHaveLength(1);
    expect(upstream.seen).toHaveLength(1);
    expect(proxy.seen.map(({ url }) => url)).toEqual([`127.0.0.1:${upstream.port}`]);
  });

  test(`${name}: left alone towards a host that passes`, async () => {
    const [proxy, upstream] = [await startProxy(), await startHttps()];
    const { asked } = mounted([], always("never"), { proxies: [`http://127.0.0.1:${proxy.port}`] });
    expect(await send(`https://127.0.0.1:${upstream.port}/v1`, proxy.port)).toBe("upstream POST /v1 prompt");
    expect(asked).toEqual([]);
    expect(proxy.seen).toHaveLength(1);
  });
}

test("undici's ProxyAgent needs no telling where its proxy is", async () => {
  const [proxy, port] = [await deadPort(), await deadPort()];
  mounted([port], always("kept"));
  expect(await viaProxyAgent(`https://127.0.0.1:${port}/v1`, proxy)).toBe("kept");
});

test("the proxy gets the client's credentials when the tunnel is opened for real", async () => {
  const [proxy, upstream] = [await startProxy(), await startHttps()];
  mounted([upstream.port], fromNetwork);
  await viaProxyAgent(`https://127.0.0.1:${upstream.port}/v1`, proxy.port);
  const { headers = [] } = proxy.seen[0] ?? {};
  const at = headers.findIndex((name) => name.toLowerCase() === "proxy-authorization");
  expect(headers[at + 1]).toBe("Bearer proxy");
});

test("a request in a proxy's own form keeps that form", async () => {
  const proxy = await startHttp();
  const { asked } = mounted([9], fromNetwork, { proxies: [`http://127.0.0.1:${proxy.port}`] });
  const target = "http://models.example.test:9/v1";
  const sent = await viaNode(`http://127.0.0.1:${proxy.port}/`, "prompt", { path: target });
  expect(sent.text).toBe(`upstream POST ${target} prompt`);
  expect(asked.map(({ url }) => url)).toEqual([target]);
});

test("a proxy that refuses the tunnel is named", async () => {
  const proxy = http.createServer();
  proxy.on(
    "connect",
    (_request, socket: Socket) => void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
  );
  const port = await listen(proxy);
  const dead = await deadPort();
  mounted([dead], fromNetwork);
  await expect(viaProxyAgent(`https://127.0.0.1:${dead}/v1`, port)).rejects.toMatchObject({
    message: expect.stringContaining("407"),
  });
});
