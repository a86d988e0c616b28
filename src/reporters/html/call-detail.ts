import { bytesOf, chunksOf, textOf } from "../../cassette/body.ts";
import type { Body } from "../../cassette/cassette.ts";
import type { Call } from "../../trace/call.ts";
import { defined } from "../../trace/values/json-access.ts";
import type { CallDetail, Wire, WireBody } from "./page-data.ts";
import { textGrowth } from "./text-growth.ts";

/** A chunk that ends inside a character leaves that to the next. */
const chunkLengths = (body: Body | null, isText: boolean): number[] => {
  if (body && "chunks" in body && body.chunks.every((chunk) => typeof chunk === "string"))
    return body.chunks.map((chunk) => chunk.length);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return chunksOf(body).map((chunk) =>
    isText ? decoder.decode(chunk, { stream: true }).length : chunk.length,
  );
};

const isCut = (body: Body | null): boolean =>
  body !== null && ("chunks" in body ? body.chunks.length > 1 : body.cuts !== undefined);

const bodyOf = (body: Body | null): WireBody => {
  const text = textOf(body);
  return {
    size: text === undefined ? bytesOf(body).length : Buffer.byteLength(text),
    ...defined({ text, chunks: isCut(body) ? chunkLengths(body, text !== undefined) : undefined }),
  };
};

const wireOf = ({ interaction }: Call): Wire | undefined => {
  if (!interaction) return undefined;
  const { request, response } = interaction;
  return {
    requestHeaders: request.headers,
    request: bodyOf(request.body),
    ...(response && { responseHeaders: response.headers, response: bodyOf(response.body) }),
  };
};

/** Takes out of a call what the page shows; what went over the wire only where it is asked for. */
export const callDetail = (call: Call, { withWire }: { readonly withWire: boolean }): CallDetail => {
  const { interaction: _, embeddings, cost, unpriced, ...rest } = call;
  return {
    ...rest,
    ...defined({
      cost,
      unpriced,
      embeddings: embeddings && { count: embeddings.length, dimensions: embeddings[0]?.length ?? 0 },
      growth: textGrowth(call),
      wire: withWire ? wireOf(call) : undefined,
    }),
  };
};
