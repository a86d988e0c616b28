import type { WireBody } from "../../reporters/html/page-data.ts";

/** One chunk of a body as it came over the wire. */
export interface ChunkRow {
  /** Milliseconds since the call was sent; absent where that is not known. */
  readonly at?: number;
  /** In UTF-16 units where there is a text, else in bytes. */
  readonly length: number;
  /** Absent where the body is no text; a chunk that ends inside a character leaves it to the next. */
  readonly text?: string;
}

/** Takes a body apart as it came; `times` are those of its chunks. */
export const chunkRows = ({ text, chunks = [] }: WireBody, times: readonly number[]): ChunkRow[] => {
  let from = 0;
  return chunks.map((length, index) => {
    const start = from;
    from += length;
    const at = times[index];
    return {
      length,
      ...(at !== undefined && { at }),
      ...(text !== undefined && { text: text.slice(start, from) }),
    };
  });
};
