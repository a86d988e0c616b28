const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Tells whether the Host header names this machine: a page of the web whose name was made to lead to loopback (DNS
 * rebinding) still sends its own name.
 */
export const isOwnHost = (header: string | undefined, port: number): boolean => {
  const url = header === undefined ? null : URL.parse(`http://${header}`);
  return url !== null && LOOPBACK.has(url.hostname) && url.port === (port === 80 ? "" : String(port));
};

/** Tells whether a server that listens on `host` is reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
