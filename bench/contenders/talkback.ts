import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { loadRival } from "../rivals.ts";
import type { Contender, Send } from "./contender.ts";

interface Server {
  start(): Promise<void>;
  close(): Promise<void>;
}
type Talkback = (options: object) => Server;

const loaded = await loadRival<{ default: Talkback | { default: Talkback } }>("talkback");
const talkback = typeof loaded.default === "function" ? loaded.default : loaded.default.default;

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
};

const through = async <T>(
  folder: string,
  origin: string,
  record: "NEW" | "DISABLED",
  run: (send: Send) => Promise<T>,
): Promise<T> => {
  const path = join(folder, "talkback");
  mkdirSync(path, { recursive: true });
  const port = await freePort();
  const server = talkback({
    host: origin,
    port,
    path,
    record,
    fallbackMode: "NOT_FOUND",
    ignoreHeaders: ["host"],
    silent: true,
    summary: false,
  });
  await server.start();
  try {
    return await run((url, init) => fetch(url.replace(origin, `http://127.0.0.1:${port}`), init));
  } finally {
    await server.close();
  }
};

/** A server in the same process. */
export const contender: Contender = {
  record: (folder, origin, run) => through(folder, origin, "NEW", run),
  replay: (folder, origin, run) => through(folder, origin, "DISABLED", run),
};
