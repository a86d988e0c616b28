import * as v from "valibot";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { Importer, ImportFile } from "./importer.ts";
import { printBody } from "./print-body.ts";
import { readShape } from "./read-shape.ts";
import { readHeaders } from "./vcr-exchange.ts";
import type { YamlValue } from "./yaml-value.ts";

const encoded = v.object({ b64: v.string() });
const headers = v.optional(v.nullable(v.record(v.string(), v.unknown())));

const fixture = v.object({
  captured_at: v.optional(v.nullable(v.string())),
  request: v.object({
    method: v.optional(v.string(), "POST"),
    url: v.string(),
    headers,
    body: v.optional(v.unknown()),
    canonical_json: v.optional(v.unknown()),
  }),
  response: v.object({ status: v.number(), headers, body: v.optional(v.unknown()) }),
  chunks: v.optional(v.nullable(v.array(encoded))),
});

/** Base64, JSON that was parsed, or text. */
const bodyOf = (body: unknown, file: ImportFile, at: JsonPath): Uint8Array | undefined => {
  if (body === undefined || body === null) return undefined;
  if (v.is(encoded, body)) return Buffer.from(body.b64, "base64");
  return typeof body === "string" ? Buffer.from(body) : printBody(file, body, at);
};

/** Reads the fixtures of ReqLLM for Elixir, streams in the chunks they came in (https://github.com/agentjido/req_llm). */
export const reqLlm: Importer = {
  name: "ReqLLM",
  recognises: (file) => {
    const json = file.json() as { request?: unknown; response?: unknown } | null | undefined;
    const { request, response } = json ?? {};
    return (
      typeof request === "object" && request !== null && "canonical_json" in request && response !== undefined
    );
  },
  read: (file) => {
    const one = readShape(fixture, file.json(), file);
    const { request, response } = one;
    const pieces = one.chunks?.map(({ b64 }) => Buffer.from(b64, "base64")) ?? [];
    const chunks = pieces.length > 0 ? pieces : undefined;
    const sent =
      bodyOf(request.body, file, ["request", "body"]) ??
      bodyOf(request.canonical_json, file, ["request", "canonical_json"]);
    const received = chunks ? Buffer.concat(chunks) : bodyOf(response.body, file, ["response", "body"]);
    const interaction = {
      method: request.method,
      url: request.url,
      headers: request.headers ? readHeaders(request.headers as YamlValue) : undefined,
      body: sent,
      status: response.status,
      responseHeaders: readHeaders(response.headers as YamlValue | undefined),
      responseBody: received ?? new Uint8Array(),
      chunks,
      recordedAt: one.captured_at ?? undefined,
      place: "$",
    };
    return { cassettes: [{ interactions: [interaction], notes: [] }] };
  },
};
