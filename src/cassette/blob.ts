import { sha256 } from "../formats/sha256.ts";
import type { BinaryBody } from "./cassette.ts";
import type { BlobBody, DiskBody } from "./disk.ts";

/** Bytes from which a binary body gets a file of its own. */
const BLOB_SIZE = 64 * 1024;

/** The files beside a cassette, by name. */
export type Blobs = ReadonlyMap<string, Uint8Array>;

/** Names a blob after its content: `<sha256 hex>.bin`. */
const blobName = (bytes: Uint8Array): string => `${sha256(bytes)}.bin`;

/** Lists what may be the names of blobs in the text of a cassette. */
export const blobNames = (text: string): readonly string[] =>
  text.includes('.bin"') ? (text.match(/[0-9a-f]{64}\.bin(?=")/g) ?? []) : [];

/** Moves a large binary body into `blobs`; a small one stays. */
export const toBlob = (body: BinaryBody, blobs: Map<string, Uint8Array>): DiskBody => {
  if (body.base64.length * 0.75 < BLOB_SIZE) return body;
  const bytes = Buffer.from(body.base64, "base64");
  if (bytes.length < BLOB_SIZE || bytes.toString("base64") !== body.base64) return body;
  const blob = blobName(bytes);
  blobs.set(blob, bytes);
  return { blob, size: bytes.length, ...(body.cuts && { cuts: body.cuts }) };
};

/** Takes a body's bytes back out of `blobs`; returns why that cannot be done where they are missing or altered. */
export const fromBlob = (body: BlobBody, blobs: Blobs): BinaryBody | string => {
  const bytes = blobs.get(body.blob);
  if (bytes === undefined) return `the file ${body.blob} is missing from the folder beside the cassette`;
  if (bytes.length !== body.size || blobName(bytes) !== body.blob)
    return `the file ${body.blob} beside the cassette was changed (${bytes.length} of ${body.size} bytes)`;
  return { base64: Buffer.from(bytes).toString("base64"), ...(body.cuts && { cuts: body.cuts }) };
};
