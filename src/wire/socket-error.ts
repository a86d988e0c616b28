/** Codes of a connection that broke off: a client that loses its connection names that in its own words. */
const CUT = new Set(["UND_ERR_SOCKET", "ECONNRESET"]);

/**
 * Turns what an Answer rejects with into what a client with a socket of its own sees: the system's error, which
 * fetch hides behind `cause`; `undefined` where the connection merely broke off.
 */
export const socketError = (reason: unknown): Error | undefined => {
  const cause = reason instanceof TypeError && reason.cause instanceof Error ? reason.cause : reason;
  if (cause instanceof Error) return CUT.has(String(Reflect.get(cause, "code"))) ? undefined : cause;
  return new Error(String(cause), { cause });
};
