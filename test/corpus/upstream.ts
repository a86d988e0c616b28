import { createServer, type IncomingMessage } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import { createBrotliCompress, createGzip, createZstdCompress, constants } from "node:zlib";
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from "undici";

/** How the upstream compresses a body. */
export type Coding = "identity" | "gzip" | "br" | "zstd";

/** How the upstream marks the end of a body. */
export type Framing = "chunked" | "length" | "close";

/** What the upstream answers to one request. */
export interface Plan {
  readonly status: number;
  readonly statusText?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly pieces: readonly Uint8Array[];
  readonly coding?: Coding;
  readonly framing?: Framing;
  /** Milliseconds to wait after each piece; absent: one turn of the event loop. */
  readonly gaps?: readonly number[];
  /** Offsets at which the bytes on the wire, head and framing included, are cut; absent: a write for each piece. */
  readonly wireCuts?: readonly number[];
  /** The connection is broken after this many pieces. */
  readonly breaksAfter?: number;
}

/** A request as it reached the upstream. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** A provider played by a local server; without a plan it breaks the connection. */
export interface Upstream extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Sets the plans of the coming requests, in order. */
  plan(...plans: readonly Plan[]): void;
  /** Answers every request by `choose`, where no plan stands. */
  answer(choose: ((arrival: Arrival) => Plan) | undefined): void;
  /** The requests that came since the last call. */
  arrivals(): readonly Arrival[];
}

const compressors = {
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: () => createZstdCompress({ flush: constants.ZSTD_e_flush }),
};

/** Each piece compressed and flushed on its own, so that a client can read it as soon as it is there. */
const compressed = async (pieces: readonly Uint8Array[], coding: Coding): Promise<Uint8Array[]> => {
  if (coding === "identity" || pieces.length === 0) return [...pieces];
  const stream = compressors[coding]();
  let taken: Buffer[] = [];
  stream.on("data", (bytes: Buffer) => taken.push(bytes));
  const take = (): Uint8Array => {
    const piece = Buffer.concat(taken);
    taken = [];
    return piece;
  };
  const out: Uint8Array[] = [];
  for (const piece of pieces) {
    await new Promise<void>((resolve) => stream.write(piece, () => resolve()));
    out.push(take());
  }
  await new Promise<void>((resolve) => {
    stream.once("end", resolve);
    stream.end();
  });
  out.push(take());
  return out.filter((piece) => piece.length > 0);
};

const headOf = (plan: Plan, size: number, bodiless: boolean): Buffer => {
  const framing = plan.framing ?? "chunked";
  const lines = [`HTTP/1.1 ${plan.status} ${plan.statusText ?? ""}`];
  for (const [name, value] of plan.headers) lines.push(`${name}: ${value}`);
  if (plan.coding !== undefined && plan.coding !== "identity") lines.push(`content-encoding: ${plan.coding}`);
  if (!bodiless && framing === "chunked") lines.push("transfer-encoding: chunked");
  if (!bodiless && framing === "length") lines.push(`content-length: ${size}`);
  if (framing === "close") lines.push("connection: close");
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
};

const framed = (piece: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);

const send = async (socket: Socket, writes: readonly Uint8Array[], gaps: readonly number[] | undefined) => {
  for (const [index, bytes] of writes.entries()) {
    if (socket.destroyed) return;
    if (!socket.write(bytes))
      await Promise.race([
        new Promise((resolve) => socket.once("drain", resolve)),
        new Promise((resolve) => socket.once("close", resolve)),
      ]);
    const gap = gaps?.[index] ?? 0;
    await (gap > 0 ? pause(gap) : turn());
  }
};

/** Cuts the whole of what goes over the wire at the given offsets. */
const recut = (writes: readonly Uint8Array[], offsets: readonly number[]): Uint8Array[] => {
  const whole = Buffer.concat(writes);
  const edges = [0, ...[...new Set(offsets)].filter((at) => at > 0 && at < whole.length), whole.length];
  const sorted = edges.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => whole.subarray(sorted[index], end));
};

const carryOut = async (plan: Plan, arrival: Arrival, socket: Socket): Promise<void> => {
  const bodiless = arrival.method === "HEAD" || [204, 205, 304].includes(plan.status);
  const pieces = bodiless ? [] : await compressed(plan.pieces, plan.coding ?? "identity");
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const chunked = !bodiless && (plan.framing ?? "chunked") === "chunked";
  const kept = pieces.slice(0, plan.breaksAfter ?? pieces.length);
  const body = chunked ? kept.map(framed) : kept;
  const broken = plan.breaksAfter !== undefined;
  const tail = chunked && !broken ? [Buffer.from("0\r\n\r\n")] : [];
  const writes = [headOf(plan, size, bodiless), ...body, ...tail];
  await send(socket, plan.wireCuts ? recut(writes, plan.wireCuts) : writes, plan.gaps && [0, ...plan.gaps]);
  if (broken) socket.resetAndDestroy();
  else if (plan.framing === "close") socket.end();
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Starts a server on the loopback that answers by plan and keeps what reached it. */
export const startUpstream = async (): Promise<Upstream> => {
  const plans: Plan[] = [];
  let seen: Arrival[] = [];
  let choose: ((arrival: Arrival) => Plan) | undefined;
  const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, (request) => {
    void (async () => {
      const { method = "", url: path = "", headers } = request;
      const body = await bodyOf(request);
      const arrival: Arrival = { method, path, host: headers.host ?? "", headers, body };
      seen.push(arrival);
      const plan = plans.shift() ?? choose?.(arrival);
      await (plan === undefined ? request.socket.destroy() : carryOut(plan, arrival, request.socket));
    })().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    plan: (...next) => void plans.splice(0, plans.length, ...next),
    answer: (next) => void (choose = next),
    arrivals: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Starts an upstream that stands for every host fetch asks for, in plain HTTP, until it is closed. */
export const startUpstreamOfAllHosts = async (): Promise<Upstream> => {
  const upstream = await startUpstream();
  const before = getGlobalDispatcher();
  const agent = new Agent({
    connect: (_options, done) => {
      const socket = connect({ port: upstream.port, host: "127.0.0.1", noDelay: true });
      socket.once("connect", () => done(null, socket));
      socket.once("error", (error) => done(error, null));
    },
  });
  setGlobalDispatcher(agent);
  return {
    ...upstream,
    [Symbol.asyncDispose]: async () => {
      setGlobalDispatcher(before);
      await agent.destroy();
      await upstream[Symbol.asyncDispose]();
    },
  };
};
