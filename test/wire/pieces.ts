const { setImmediate } = globalThis;
const encoder = new TextEncoder();

/** Waits for the next macrotask. */
export const tick = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A stream that gives each piece in a macrotask of its own, then ends or fails. */
export const streamOf = (pieces: readonly string[], failure?: Error): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        await tick();
        const piece = pieces[at++];
        if (piece !== undefined) controller.enqueue(encoder.encode(piece));
        else if (failure) controller.error(failure);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
};
