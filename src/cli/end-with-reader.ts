import type { Writable } from "node:stream";

/** Ends the process where nobody reads on (`llm-replay show | head`), as other programs do: without a word. */
export const endWithReader = (output: Writable, exit: () => void): void => {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    exit();
  });
};
