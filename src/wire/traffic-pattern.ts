/**
 * Names addresses: `api.example.com`, `*.example.com`, `localhost:8080`, `https://host/path` (the beginning of a
 * path; `*` stands for any characters), or a regular expression tested on the whole address.
 */
export type TrafficPattern = string | RegExp;

/**
 * Tells whether an address is named by a pattern. A pattern with a path names the bare origin too: an origin is
 * all that a socket tells when it connects.
 */
export const matchesPattern = (url: URL, pattern: TrafficPattern): boolean => {
  if (pattern instanceof RegExp) return url.href.search(pattern) !== -1;
  const { host, path } = parts(pattern);
  if (!names(host.includes(":") ? withPort(url) : hostOf(url), host.toLowerCase())) return false;
  return path === "" || isBareOrigin(url) || names(url.pathname + url.search, `${path}*`);
};

/** The host of an address without brackets around IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

const withPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;

const isBareOrigin = (url: URL): boolean => url.pathname === "/" && url.search === "";

const parts = (pattern: string): { host: string; path: string } => {
  const address = pattern.replace(/^[a-z*]+:\/\//i, "");
  const slash = address.indexOf("/");
  if (slash === -1) return { host: address, path: "" };
  return { host: address.slice(0, slash), path: address.slice(slash) };
};

/** Compares with `*` for any characters, in time linear to the text for each star. */
const names = (text: string, pattern: string): boolean => {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1 || found + piece.length > text.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
};
