import { createServer, type IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** An export request as it came. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An OTLP endpoint on loopback that keeps what it gets. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

/** Starts a {@link Receiver} that answers with `status`. */
export const startReceiver = async (status = 200): Promise<Receiver> => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const bytes = Buffer.concat(await Array.fromAsync(request));
    const { url = "", headers } = request;
    received.push({
      path: url,
      headers,
      body: headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes,
    });
    const type = headers["content-type"] ?? "";
    response.writeHead(status, { "content-type": type }).end(type.includes("json") ? "{}" : "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

/** A message class that protobufjs made of a `.proto`. */
interface MessageType {
  readonly decode: (bytes: Uint8Array) => object;
  readonly fromObject: (value: object) => object;
  readonly verify: (value: object) => string | null;
  readonly toObject: (message: object, options: object) => object;
}

/** `ExportTraceServiceRequest` of the official definitions, which the transformer of OpenTelemetry 1.x brings along. */
const requestType = (): MessageType => {
  const require = createRequire(resolve(".cache", "otel", "otel-1", "noop.js"));
  const home = require.resolve("@opentelemetry/otlp-transformer").replace(/build[\\/].*$/, "");
  const { opentelemetry } = require(`${home}build/src/generated/root.js`) as {
    opentelemetry: { proto: { collector: { trace: { v1: { ExportTraceServiceRequest: MessageType } } } } };
  };
  return opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
};

const IDS = new Set(["traceId", "spanId", "parentSpanId"]);

/** Ids are bytes, which the JSON of OTLP has in hex and that of protocol buffers in base64. */
const withIds = (value: unknown, convert: (id: string) => string): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, convert));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      IDS.has(name) ? convert(inner as string) : withIds(inner, convert),
    ]),
  );
};

const plain = (message: object): unknown =>
  withIds(requestType().toObject(message, { longs: String, enums: Number, bytes: String }), (id) =>
    Buffer.from(id, "base64").toString("hex"),
  );

/** Reads what an exporter sent as `http/protobuf` by the official definitions, as the JSON of OTLP has it. */
export const decodeProtobuf = (body: Uint8Array): unknown => plain(requestType().decode(body));

/** Reads the JSON of OTLP by the official definitions: what they do not know is gone, what they refuse throws. */
export const decodeJson = (body: Buffer | string): unknown => {
  const given = JSON.parse(String(body)) as object;
  const value = withIds(given, (id) => Buffer.from(id, "hex").toString("base64")) as object;
  const type = requestType();
  const message = type.fromObject(value);
  const fault = type.verify(message);
  if (fault !== null) throw new Error(fault);
  return plain(message);
};
