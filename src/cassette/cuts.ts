/** Gives the byte offsets at which a chunk after the first began. */
export const chunkOffsets = (chunks: readonly Uint8Array[]): number[] => {
  const offsets: number[] = [];
  let offset = 0;
  for (const chunk of chunks.slice(0, -1)) offsets.push((offset += chunk.length));
  return offsets;
};

/** Cuts bytes at the given offsets, in order; absent: one chunk. The chunks share the bytes' memory. */
export const cutAt = (bytes: Uint8Array, offsets: readonly number[] = []): Uint8Array[] => {
  const starts = [0, ...offsets];
  return starts.map((start, i) => bytes.subarray(start, offsets[i] ?? bytes.length));
};
