import { anyResponse } from "../any-response.ts";
import { isDecodable } from "./decoded-body.ts";

/**
 * Frames a response for a socket. A body of unknown length is sent in chunks: one that merely ends with the
 * connection hides a failure from its client, and kills the process when undici aborts it at that moment.
 * The body is decoded already, so what describes the encoded one is dropped.
 */
export const framed = (response: Response): Response => {
  const encoding = response.headers.get("content-encoding");
  const decoded = encoding !== null && isDecodable(encoding);
  const length = response.headers.has("content-length") && !decoded;
  if (!decoded && (length || response.body === null) && !response.headers.has("transfer-encoding"))
    return response;
  const headers = new Headers(response.headers);
  if (decoded) for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.delete("transfer-encoding");
  if (response.body !== null && !length) headers.set("transfer-encoding", "chunked");
  return anyResponse(response.body, { status: response.status, statusText: response.statusText, headers });
};
