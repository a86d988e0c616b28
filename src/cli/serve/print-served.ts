import { styleText } from "node:util";
import { printCount } from "../../trace/print-figures.ts";
import { originSegment } from "../../wire/server/origin-segment.ts";
import { BASE_URLS } from "../proxy/base-urls.ts";
import { CONTROL } from "./serve-request.ts";
import { originsOf, type Served, together } from "./shelf.ts";

/** Prints where the server is, what to set so that programs find it, and how they get a tape of their own. */
export const printServed = (shelf: readonly Served[], address: string): string => {
  const { interactions } = together(shelf);
  const origins = originsOf(interactions);
  const what = `${printCount(shelf.length, "cassette")} (${printCount(interactions.length, "call")})`;
  const lines = origins.map((origin) => {
    const mount = origins.length === 1 ? address : `${address}/${originSegment(origin)}`;
    const known = BASE_URLS.find(({ upstream }) => upstream !== undefined && isAt(upstream, origin));
    return known ? `${known.variable}=${mount}${pathOf(known.upstream ?? "")}` : `${origin} is at ${mount}`;
  });
  return [
    `${styleText("bold", "llm-replay")} serves ${what} at ${address}`,
    ...lines.map((line) => `  ${line}`),
    `One cassette: /cassette/<name>/…, or the header X-Llm-Replay-Cassette. ` +
      `A tape of its own: /session/<id>/…, or X-Llm-Replay-Session.`,
    `From the beginning: POST ${CONTROL}/reset. Is it up: GET ${CONTROL}/health. Ctrl-C ends it.`,
    "",
  ].join("\n");
};

const REGION = /\\\{[^{}]*\\\}/g;

/** An upstream may name a region of the user's. */
const isAt = (upstream: string, origin: string): boolean => {
  const [, base = ""] = /^(\w+:\/\/[^/]+)/.exec(upstream) ?? [];
  return new RegExp(`^${base.replace(/[.|{}]/g, "\\$&").replace(REGION, "[a-z0-9-]+")}$`).test(origin);
};

const pathOf = (upstream: string): string => upstream.replace(/^\w+:\/\/[^/]+/, "");
