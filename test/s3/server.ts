import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { S3Sdk } from "../../src/s3/sdk.ts";

const HOME = resolve(".cache", "apart", "s3");

/** Why these tests cannot run here; `undefined` where they can. */
export const ABSENT = existsSync(join(HOME, "node_modules", ".package-lock.json"))
  ? undefined
  : "no S3 client and server here: npm run test:s3 installs them";

const load = (name: string): unknown => createRequire(join(HOME, "noop.js"))(name);

interface Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

/** The client that the store is used with. */
export const sdk = (): S3Sdk => load("@aws-sdk/client-s3") as S3Sdk;

/** The bucket that there is. */
export const BUCKET = "fixtures";

/**
 * What happens to the next upload of an object whose key ends so: the connection breaks, the answer is lost on its way, or
 * another write is under way.
 */
interface Fault {
  readonly key: string;
  readonly kind: "cut" | "lost" | "conflict";
}

/** A server of S3 on loopback. */
export interface S3 extends AsyncDisposable {
  readonly endpoint: string;
  readonly faults: Fault[];
  /** The keys of the uploads that came to their end, in their order. */
  readonly uploads: string[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"] | { "content-type": string };
  readonly body: Buffer | string;
}

const bodyOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const errorOf = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?")[0] ?? "";

const startInner = async (directory: string): Promise<{ inner: Server; port: number }> => {
  const S3rver = load("s3rver") as new (options: object) => Server;
  const configureBuckets = [{ name: BUCKET }];
  const inner = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets });
  const { port } = await inner.run();
  return { inner, port };
};

/**
 * Starts s3rver behind a server that adds what it lacks: writes on a condition (`If-None-Match: *`, `If-Match`), one after
 * the other for each object, as S3 does them, and the faults asked for.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export const startS3 = async (): Promise<S3> => {
  const directory = await mkdtemp(join(tmpdir(), "s3-"));
  const { inner, port } = await startInner(directory);
  const faults: Fault[] = [];
  const uploads: string[] = [];
  const queues = new Map<string, Promise<unknown>>();

  const forward = async (method: string, path: string, headers: object, body?: Buffer): Promise<Answer> => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers: { ...headers } });
    const answered = once(sent, "response") as Promise<[IncomingMessage]>;
    sent.end(body);
    const [response] = await answered;
    return { status: response.statusCode ?? 0, headers: response.headers, body: await bodyOf(response) };
  };

  const faultFor = (key: string, ...kinds: readonly Fault["kind"][]): Fault["kind"] | undefined => {
    const at = faults.findIndex((fault) => key.endsWith(fault.key) && kinds.includes(fault.kind));
    return at === -1 ? undefined : faults.splice(at, 1)[0]?.kind;
  };

  const isMet = async (message: IncomingMessage): Promise<boolean> => {
    const { "if-match": match, "if-none-match": noneMatch } = message.headers;
    if (match === undefined && noneMatch === undefined) return true;
    const { status, headers } = await forward("HEAD", pathOf(message), {});
    return noneMatch === "*" ? status === 404 : status === 200 && "etag" in headers && headers.etag === match;
  };

  const upload = async (message: IncomingMessage, key: string, body: Buffer): Promise<Answer | undefined> => {
    const fault = faultFor(key, "lost", "conflict");
    if (fault === "conflict") return errorOf(409, "ConditionalRequestConflict");
    if (!(await isMet(message))) return errorOf(412, "PreconditionFailed");
    const answer = await forward("PUT", message.url ?? "", message.headers, body);
    if (answer.status === 200) uploads.push(key);
    return fault === "lost" ? undefined : answer;
  };

  const answer = async (message: IncomingMessage): Promise<Answer | undefined> => {
    const { method = "GET", url = "", headers } = message;
    const key = decodeURIComponent(pathOf(message));
    if (method !== "PUT") return forward(method, url, headers, await bodyOf(message));
    if (faultFor(key, "cut")) return undefined;
    const body = await bodyOf(message);
    const mine = (queues.get(key) ?? Promise.resolve()).then(() => upload(message, key, body));
    queues.set(key, mine);
    return mine;
  };

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = await answer(message);
    if (given) response.writeHead(given.status, given.headers).end(given.body);
    else message.socket.destroy();
  };

  const outer = createServer((message, response) => {
    serve(message, response).catch(() => message.socket.destroy());
  });
  await new Promise<void>((ready) => outer.listen(0, "127.0.0.1", ready));
  return {
    endpoint: `http://127.0.0.1:${(outer.address() as AddressInfo).port}`,
    faults,
    uploads,
    [Symbol.asyncDispose]: async () => {
      outer.closeAllConnections();
      await new Promise((done) => outer.close(done));
      await inner.close();
      await rm(directory, { recursive: true });
    },
  };
};
