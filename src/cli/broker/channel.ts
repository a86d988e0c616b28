import type { Socket } from "node:net";
import { type Frame, frameReader, printFrame } from "./frames.ts";

/** One connection between a process and the broker. */
export interface Channel {
  /**
   * Sends a frame. What the kernel takes at once is safe even if this process dies right after;
   * the promise resolves when everything sent so far is with the kernel, or the connection is gone.
   */
  readonly send: (frame: Frame) => Promise<void> | undefined;
  readonly close: () => void;
}

/**
 * Speaks frames over a connected, or connecting, socket; a peer that speaks otherwise is cut off, and so is one whose
 * first frame is longer than `mostAtFirst` bytes.
 */
export const openChannel = (
  socket: Socket,
  on: { readonly frame: (frame: Frame) => void; readonly gone: () => void },
  mostAtFirst?: number,
): Channel => {
  const read = frameReader(mostAtFirst);
  socket.setNoDelay(true);
  socket.on("data", (piece: Buffer) => {
    try {
      for (const frame of read(piece)) on.frame(frame);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", on.gone);
  return {
    send: (frame) => {
      if (socket.destroyed) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.write(printFrame(frame), () => resolve());
      return socket.writableLength === 0 ? undefined : promise;
    },
    close: () => socket.destroy(),
  };
};
