import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A local server that answers every request with `handle`. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** Requests whose connection the client closed before the answer was whole. */
  readonly left: () => number;
}

/** Starts a local server on a free port. */
export const startUpstream = async (
  handle: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void | Promise<void>,
): Promise<Upstream> => {
  let left = 0;
  const server = createServer((request, response) => {
    response.on("close", () => (left += response.writableFinished ? 0 : 1));
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void handle(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    left: () => left,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** A signal between a test and its server: the server waits for what the test has seen. */
export const gate = (): { readonly passed: Promise<void>; readonly open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
};
