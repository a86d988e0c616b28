import * as v from "valibot";
import { printPath } from "../../cassette/place.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { readShape } from "./read-shape.ts";
import { soleDocument } from "./sole-document.ts";
import { readHeaders } from "./vcr-exchange.ts";
import { itemsOf, membersOf, type YamlValue } from "./yaml-value.ts";

const body = v.optional(v.nullable(v.union([v.string(), v.instance(Uint8Array)])));
const headers = v.optional(v.nullable(v.record(v.string(), v.unknown())));

const interaction = v.object({
  request: v.object({
    url: v.string(),
    method: v.optional(v.string(), "GET"),
    body,
    headers,
  }),
  response: v.object({
    status: v.optional(v.nullable(v.string())),
    code: v.number(),
    body,
    headers,
    duration: v.optional(v.nullable(v.union([v.string(), v.number()]))),
  }),
});

const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  µs: 1e-3,
  μs: 1e-3,
  us: 1e-3,
  ns: 1e-6,
};

/** Reads a duration as Go prints it (`1m2.5s`, https://pkg.go.dev/time#Duration.String), or its nanoseconds; milliseconds. */
const millisecondsOf = (duration: string | number | null | undefined): number | undefined => {
  if (typeof duration === "number") return duration > 0 ? duration * 1e-6 : undefined;
  const parts = [...(duration ?? "").matchAll(/(\d{1,20}(?:\.\d{1,20})?)(h|ms|m|s|µs|μs|us|ns)/g)];
  const total = parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  return total > 0 ? total : undefined;
};

const bytesOf = (value: v.InferOutput<typeof body>): Uint8Array =>
  typeof value === "string" ? Buffer.from(value) : (value ?? new Uint8Array());

const interactionOf = (value: unknown, index: number, file: ImportFile): ImportedInteraction => {
  const at = ["interactions", index];
  const { request, response } = readShape(interaction, value, file, at);
  const sent = readHeaders(request.headers as YamlValue | undefined);
  const end = millisecondsOf(response.duration);
  return {
    method: request.method,
    url: request.url,
    headers: sent.length > 0 ? sent : undefined,
    body: bytesOf(request.body),
    status: response.code,
    statusText: (response.status ?? "").replace(/^\d{3} ?/, ""),
    responseHeaders: readHeaders(response.headers as YamlValue | undefined),
    responseBody: bytesOf(response.body),
    timing: end === undefined ? undefined : { end },
    place: printPath(at),
  };
};

/** Their neighbours of the VCR family say `uri`, and keep the status in parts. */
const isInteraction = (value: YamlValue): boolean => {
  const { request, response } = membersOf(value);
  return membersOf(request)["url"] !== undefined && membersOf(response)["code"] !== undefined;
};

/** Reads cassettes of go-vcr, versions 1 and 2 of its format (https://github.com/dnaeon/go-vcr), in YAML. */
export const goVcr: Importer = {
  name: "go-vcr",
  recognises: (file) => itemsOf(membersOf(soleDocument(file))["interactions"]).some(isInteraction),
  read: (file) => {
    const { interactions } = membersOf(soleDocument(file));
    const read = itemsOf(interactions).map((each, index) => interactionOf(each, index, file));
    return { cassettes: [{ interactions: read, notes: [] }] };
  },
};
