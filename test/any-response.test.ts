import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { anyResponse } from "../src/any-response.ts";
import { withCassette } from "../src/index.ts";

test("a status outside the standard is kept, and is not ok", async () => {
  const response = anyResponse("denied", { status: 999, statusText: "Request denied" });
  expect(response).toMatchObject({ status: 999, ok: false, statusText: "Request denied" });
  expect(await response.text()).toBe("denied");
  expect(anyResponse("fine", { status: 201 })).toMatchObject({ status: 201, ok: true });
});

const viaFetch = async (url: string): Promise<string> => {
  const response = await fetch(url);
  return `${response.status} ${response.ok} ${await response.text()}`;
};

const viaNode = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, (message) => {
      const isOk = message.statusCode === 200;
      Array.fromAsync<Buffer>(message).then(
        (pieces) => resolve(`${message.statusCode} ${isOk} ${Buffer.concat(pieces).toString()}`),
        reject,
      );
    }).on("error", reject);
  });

test("any status a server sends passes through recording and replay, for every kind of client", async () => {
  vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
  const dir = await mkdtemp(join(tmpdir(), "llm-replay-status-"));
  const server = createServer((_, response) => response.writeHead(999, "Request denied").end("denied"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    server.close();
    await rm(dir, { recursive: true });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const mode of ["record", "replay"] as const) {
    const options = { dir, mode, traffic: { record: ["127.0.0.1"] } };
    const { result } = await withCassette("a", options, async () => [
      await viaFetch(url),
      await viaNode(url),
    ]);
    expect(result).toEqual(["999 false denied", "999 false denied"]);
  }
});
