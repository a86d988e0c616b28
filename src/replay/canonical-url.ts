const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0|\[::\])$/;
const PLAIN = /^https?:\/\/(?!localhost|127\.|0\.0\.0\.0|\[::)[^/?#]+(?:\/[^?#]*)?$/;

/**
 * Writes a URL so that equal addresses give equal texts: the query sorted by name (repeated names keep their order),
 * no fragment, no credentials, no port where the host is loopback (test servers choose a new one each run).
 */
export const canonicalUrl = (url: string): string => {
  if (PLAIN.test(url) && !url.includes("@") && !url.includes(".localhost")) return url;
  if (!URL.canParse(url)) return url;
  const { protocol, hostname, host, pathname, searchParams } = new URL(url);
  searchParams.sort();
  const query = searchParams.toString();
  const place = LOOPBACK.test(hostname) ? hostname : host;
  return `${protocol}//${place}${pathname}${query === "" ? "" : `?${query}`}`;
};
