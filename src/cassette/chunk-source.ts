import { chunksOf } from "./body.ts";
import type { Body, Chunk } from "./cassette.ts";

/** The chunks of a body, made one by one as they are asked for, each in a buffer of its own. */
export interface ChunkSource {
  readonly count: number;
  /** Gives a chunk by its number from 0. */
  readonly at: (index: number) => Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();

const bytesOfChunk = (chunk: Chunk = ""): Uint8Array<ArrayBuffer> =>
  typeof chunk === "string" ? encoder.encode(chunk) : new Uint8Array(Buffer.from(chunk.base64, "base64"));

/** Gives a body's chunks as `chunksOf` does, without making all of them before the first is wanted. */
export const chunkSource = (body: Body | null): ChunkSource => {
  if (body && "chunks" in body) {
    const { chunks } = body;
    return { count: chunks.length, at: (index) => bytesOfChunk(chunks[index]) };
  }
  const chunks = chunksOf(body);
  return { count: chunks.length, at: (index) => new Uint8Array(chunks[index] ?? []) };
};
