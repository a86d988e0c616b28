/** Where a request is meant to go, and what of its target follows that. */
export interface Upstream {
  /** Scheme, host and port, as `URL` prints an origin. */
  readonly origin: string;
  /** The path and query at the origin; empty, or begins with `/` or `?`. */
  readonly rest: string;
}

/** Writes an origin as one segment of a path: `https://api.openai.com` is `api.openai.com`, `http://a:1` is `http:a:1`. */
export const originSegment = (origin: string): string =>
  origin.startsWith("https://") ? origin.slice("https://".length) : origin.replace("://", ":");

const HOST = String.raw`(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?`;
const FIRST = new RegExp(`^/(http:|https:)?(${HOST})(?=[/?]|$)`, "i");

/**
 * Splits a target whose first segment was written by {@link originSegment}; `undefined` where it is no origin. What
 * follows is taken as it stands: it can name no other host.
 */
export const splitOrigin = (target: string): Upstream | undefined => {
  const [found, scheme = "https:", host = ""] = FIRST.exec(target) ?? [];
  const url = found === undefined ? null : URL.parse(`${scheme}//${host}`);
  return url ? { origin: url.origin, rest: target.slice(found?.length) } : undefined;
};
