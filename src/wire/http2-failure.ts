import type { Http2Exchange } from "./http2-line.ts";

/** The code of an answer that ended with its connection: Node closes such a stream without an error. */
const CUT = "ERR_STREAM_PREMATURE_CLOSE";
/** The same, as undici names it. */
const OTHER_SIDE_CLOSED = "UND_ERR_SOCKET";

/** The error of an answer whose connection was closed before it was whole. */
export const cutOff = (): Error =>
  Object.assign(new Error("The HTTP/2 connection was closed before the answer was whole"), { code: CUT });

/**
 * Ends a client's stream as Node does where a connection fails, with what an Answer rejected with or broke off with.
 * A connection that could not be opened or was reset fails its whole session.
 */
export const breakOff = ({ client, session, server }: Http2Exchange, reason: unknown): void => {
  if (client.destroyed) return;
  const isNetwork = reason instanceof TypeError && reason.cause instanceof Error;
  const error = isNetwork ? (reason.cause as Error) : asError(reason);
  const code = codeOf(error);
  const rst = rstCodeOf(error);
  if (rst !== undefined) return client.close(rst);
  const isConnection = RESET.has(code) || (isNetwork && !server.headersSent);
  client.destroy(isConnection && !RESET.has(code) ? cancelled(error) : error);
  if (isConnection) session.destroy(code === CANCELLED ? asError(error.cause) : error);
};

/** `NGHTTP2_CANCEL`, with which Node closes what a lost connection leaves behind. */
const CANCEL = 8;
const CANCELLED = "ERR_HTTP2_STREAM_CANCEL";
const RESET: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE"]);

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

const codeOf = (error: Error): string => String(Reflect.get(error, "code"));

/** The code that Node closes the stream with by itself, of which it makes the very error again. */
const rstCodeOf = (error: Error): number | undefined => {
  const code = codeOf(error);
  if (code === CUT || code === OTHER_SIDE_CLOSED) return CANCEL;
  if (code !== "ERR_HTTP2_STREAM_ERROR") return undefined;
  const { constants } = process.getBuiltinModule("node:http2");
  const value: unknown = Reflect.get(constants, error.message.split(" ").at(-1) ?? "");
  return typeof value === "number" ? value : undefined;
};

/** What Node gives a request that waited for a connection that could not be opened. */
const cancelled = (cause: Error): Error =>
  codeOf(cause) === CANCELLED
    ? cause
    : Object.assign(
        new Error(`The pending stream has been canceled (caused by: ${cause.message})`, { cause }),
        {
          code: CANCELLED,
        },
      );
