import { isUtf8 } from "node:buffer";
import type { Role } from "../answer.ts";

/** A request of today, read once: `text` where its body is UTF-8 (the empty text where there is none), else `bytes`. */
export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly role: Role;
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

/** Reads a request for comparison; its body is consumed. */
export const readIncoming = async (request: Request, role: Role = "app"): Promise<Incoming> => {
  const { method, url, headers } = request;
  if (request.body === null) return { method, url, headers, role, text: "" };
  const bytes = Buffer.from(await request.arrayBuffer());
  return isUtf8(bytes)
    ? { method, url, headers, role, text: bytes.toString("utf8") }
    : { method, url, headers, role, bytes };
};
