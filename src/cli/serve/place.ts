import { failure } from "../../errors.ts";
import { nearestName } from "../../nearest-name.ts";

/** What a request says about who is to answer it. */
export interface Place {
  /** The cassette it is to come from; `undefined`: any of them. */
  readonly cassette: string | undefined;
  /** The program that asks: each has a tape of its own. */
  readonly session: string;
  /** What follows in the target: the path and query at the host, after the host where it is named. */
  readonly target: string;
}

interface Asking {
  readonly target: string;
  readonly header: (name: string) => string | undefined;
}

/**
 * Reads `/cassette/<name>/session/<id>/…`, both parts optional and in that order, or the headers
 * `X-Llm-Replay-Cassette` and `X-Llm-Replay-Session` in their place.
 *
 * @throws `servedCassetteUnknown`.
 */
export const placeOf = ({ target, header }: Asking, names: ReadonlySet<string>): Place => {
  const [cassette, afterName] = splitName(target, names);
  const [session, rest] = splitSession(afterName);
  const named = cassette ?? header("x-llm-replay-cassette");
  if (named !== undefined && !names.has(named)) throw unknown(named, names);
  return {
    cassette: named,
    session: session ?? header("x-llm-replay-session") ?? "",
    target: rest,
  };
};

type Split = readonly [found: string | undefined, rest: string];

/** A name may have slashes, written as such or encoded; of two that fit, the longer one is meant. */
const splitName = (target: string, names: ReadonlySet<string>): Split => {
  const [path = "", ...query] = target.split(/(?=\?)/);
  if (!path.startsWith("/cassette/")) return [undefined, target];
  const parts = path.slice("/cassette/".length).split("/");
  for (let count = parts.length; count > 0; count--) {
    const name = decoded(parts.slice(0, count).join("/"));
    if (names.has(name)) return [name, `/${parts.slice(count).join("/")}${query.join("")}`];
  }
  throw unknown(decoded(parts.join("/")), names);
};

const splitSession = (target: string): Split => {
  const [whole, id = ""] = /^\/session\/([^/?]+)(?=[/?]|$)/.exec(target) ?? [];
  return whole === undefined ? [undefined, target] : [decoded(id), target.slice(whole.length)];
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const unknown = (name: string, names: ReadonlySet<string>) =>
  failure("servedCassetteUnknown", name, [...names].join(", "), nearestName(name, [...names]));
