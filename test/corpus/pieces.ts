import { bodyBytes, type CorpusLine } from "./corpus.ts";
import { pick, type Random } from "./random.ts";

/** Cuts `bytes` at the given offsets; offsets outside and repeated ones do not count. */
export const cutAt = (bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] => {
  const inside = [...new Set(offsets)].filter((at) => at > 0 && at < bytes.length).toSorted((a, b) => a - b);
  const edges = [0, ...inside, bytes.length];
  return edges
    .slice(1)
    .map((end, index) => bytes.subarray(edges[index], end))
    .filter((piece) => piece.length > 0);
};

const anywhere = (bytes: Uint8Array, most: number, random: Random): Uint8Array[] =>
  cutAt(
    bytes,
    Array.from({ length: random(most) + 1 }, () => random(bytes.length)),
  );

const afterEach = (bytes: Buffer, ends: RegExp): Uint8Array[] =>
  cutAt(
    bytes,
    [...bytes.toString("latin1").matchAll(ends)].map((match) => match.index + match[0].length),
  );

/** The frames of an AWS event stream; each begins with its own length. */
const frames = (bytes: Buffer): Uint8Array[] => {
  const ends: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += Math.max(bytes.readUInt32BE(at), 16)) ends.push(at);
  return cutAt(bytes, ends);
};

const events = (line: CorpusLine, bytes: Buffer, random: Random): Uint8Array[] => {
  switch (line.streamFormat) {
    case "sse":
      return afterEach(bytes, /\r\n\r\n|\n\n|\r\r/g);
    case "aws-eventstream":
      return frames(bytes);
    case "ndjson":
      return afterEach(bytes, /\n/g);
    default:
      return anywhere(bytes, 8, random);
  }
};

const recordedSizes = (bytes: Buffer, sizes: readonly number[]): Uint8Array[] => {
  let at = 0;
  return cutAt(
    bytes,
    sizes.map((size) => (at += size)),
  );
};

/**
 * The pieces in which the upstream sends a body: as it was recorded where that is known, else an event at a time,
 * and one stream of eight (and one other body of ten) at random places.
 */
export const piecesOf = (line: CorpusLine, random: Random): Uint8Array[] => {
  const bytes = bodyBytes(line.response);
  if (bytes.length === 0) return [];
  if (line.response.chunkSizes !== undefined) return recordedSizes(bytes, line.response.chunkSizes);
  if (!line.stream) return random(10) === 0 ? anywhere(bytes, 4, random) : [bytes];
  return random(8) === 0 ? anywhere(bytes, pick(random, [3, 10, 40]), random) : events(line, bytes, random);
};
