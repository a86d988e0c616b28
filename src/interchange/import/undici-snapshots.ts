import * as v from "valibot";
import { isJsonObject } from "../../formats/json.ts";
import { printPath } from "../../cassette/place.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { readShape } from "./read-shape.ts";
import { readHeaders } from "./vcr-exchange.ts";
import type { YamlValue } from "./yaml-value.ts";

const headers = v.optional(v.nullable(v.record(v.string(), v.unknown())));

const response = v.object({
  statusCode: v.number(),
  headers,
  body: v.optional(v.nullable(v.string())),
});

const snapshot = v.object({
  request: v.object({
    method: v.optional(v.string(), "GET"),
    url: v.string(),
    headers,
    body: v.optional(v.nullable(v.string())),
  }),
  responses: v.optional(v.array(response)),
  /** Of old there was one. */
  response: v.optional(response),
  timestamp: v.optional(v.nullable(v.string())),
});

type Snapshot = v.InferOutput<typeof snapshot>;

const isSnapshot = (value: unknown): boolean =>
  isJsonObject(value as never) &&
  "request" in (value as object) &&
  ("responses" in (value as object) || "response" in (value as object));

/** Written as a list of hash and snapshot, of old as an object of snapshots by hash. */
const snapshotsIn = (document: unknown): (readonly [path: JsonPath, value: unknown])[] => {
  if (Array.isArray(document))
    return document.map((each: unknown, index) => [
      [index, "snapshot"],
      (each as { snapshot?: unknown } | null)?.snapshot,
    ]);
  if (typeof document !== "object" || document === null) return [];
  return Object.entries(document).map(([hash, value]) => [[hash], value]);
};

/** A body that was no string is kept as what `String` makes of a stream; none, where it does not count in matching. */
const sentBody = ({ method, body }: Snapshot["request"]): Uint8Array | undefined => {
  if (typeof body !== "string" || /^\[object \w+\]$/.test(body)) return undefined;
  return body === "" && method !== "GET" ? undefined : Buffer.from(body);
};

const sentHeaders = ({ headers: kept }: Snapshot["request"]): ImportedInteraction["headers"] => {
  const lines = readHeaders(kept as YamlValue | undefined);
  return lines.length > 0 ? lines : undefined;
};

const interactionsOf = (value: unknown, at: JsonPath, file: ImportFile): ImportedInteraction[] => {
  const { request, responses, response: only, timestamp } = readShape(snapshot, value, file, at);
  return (responses ?? (only ? [only] : [])).map((answer) => ({
    method: request.method,
    url: request.url,
    headers: sentHeaders(request),
    body: sentBody(request),
    status: answer.statusCode,
    responseHeaders: readHeaders(answer.headers as YamlValue | undefined),
    responseBody: Buffer.from(answer.body ?? "", "base64"),
    recordedAt: timestamp ?? undefined,
    place: printPath(at),
  }));
};

/**
 * Reads the snapshots of undici's `SnapshotAgent`, equal requests with all their responses.
 * Source: https://github.com/nodejs/undici/blob/main/docs/docs/api/SnapshotAgent.md.
 */
export const undiciSnapshots: Importer = {
  name: "undici snapshots",
  recognises: (file) => {
    const found = snapshotsIn(file.json());
    return found.length > 0 && found.every(([, value]) => isSnapshot(value));
  },
  read: (file) => {
    const interactions = snapshotsIn(file.json()).flatMap(([at, value]) => interactionsOf(value, at, file));
    return { cassettes: [{ interactions, notes: [] }] };
  },
};
