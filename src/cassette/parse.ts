import { failure } from "../errors.ts";
import { scanJson } from "../formats/json-scan.ts";
import { fromBlob, type Blobs } from "./blob.ts";
import type { Body, Cassette } from "./cassette.ts";
import type { DiskBody, DiskCassette } from "./disk.ts";

const VERSION = 1;

/** Steps a cassette of the version it stands under up by one. */
const STEPS: Readonly<Record<number, (older: Record<string, unknown>) => Record<string, unknown>>> = {};

const placeOf = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split("\n");
  return `:${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
};

const readDocument = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const at = scanJson(text);
    const reason = at >= text.length ? "the file breaks off" : "this is not valid JSON";
    throw failure("cassetteCorrupt", file, placeOf(text, at), reason);
  }
};

/**
 * Reads the text of a cassette file; `blobs` holds the files beside it. `file` is named in errors.
 * @throws `cassetteCorrupt`, `cassetteForeign`, `cassetteTooNew`, each with its place in the file.
 */
export const parseCassette = (text: string, file: string, blobs: Blobs = new Map()): Cassette => {
  if (text.trim() === "") throw failure("cassetteCorrupt", file, "", "the file is empty");
  let document = readDocument(text, file) as Record<string, unknown>;
  if (typeof document !== "object" || document === null || typeof document["version"] !== "number")
    throw failure("cassetteForeign", file);
  if (document["version"] > VERSION) throw failure("cassetteTooNew", file, document["version"], VERSION);
  for (let step; (step = STEPS[document["version"] as number]);) document = step(document);
  const cassette = document as unknown as DiskCassette;
  const full = (body: DiskBody | null): Body | null => {
    if (body === null || !("blob" in body)) return body;
    const found = fromBlob(body, blobs);
    if (typeof found === "string") throw failure("cassetteCorrupt", file, "", found);
    return found;
  };
  for (const { request, response } of cassette.interactions as unknown as {
    request: { body: Body | null };
    response?: { body: Body | null };
  }[]) {
    request.body = full(request.body);
    if (response) response.body = full(response.body);
  }
  return document as unknown as Cassette;
};
