import { failure, type LlmReplayError } from "../../errors.ts";
import type { SharedValues } from "../../reporters/html/share-values.ts";
import type { Asked } from "../../wire/server/listen.ts";
import { isSecret } from "../../wire/server/is-secret.ts";
import { isOwnHost } from "../../wire/server/own-host.ts";
import type { Live } from "./show-live.ts";

/** What a request must show, and what is sent with every answer. */
export interface Door {
  readonly port: number;
  readonly token: string;
  /** The page's Content-Security-Policy. */
  readonly policy: string;
}

const METHODS = ["GET", "HEAD"];

/** A page of this very server, or an address that a reader typed or opened. */
const OWN_SITES = new Set(["same-origin", "none"]);

const strangeness = ({ header }: Asked, port: number): LlmReplayError | undefined => {
  const [host = "", origin] = [header("host"), header("origin")];
  if (!isOwnHost(host, port)) return failure("viewHostForeign", host);
  const site = header("sec-fetch-site") ?? "none";
  const isOwn = OWN_SITES.has(site) && (origin === undefined || origin === `http://${host}`);
  return isOwn ? undefined : failure("viewOriginForeign", origin ?? site);
};

const textResponse = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });

const TESTS = "/tests/";

const testAt = (path: string, live: Live): SharedValues | undefined => {
  try {
    return live.test(decodeURIComponent(path.slice(TESTS.length)));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

const found = (path: string, token: string, live: Live): Response => {
  if (path === "") return textResponse("", 308, { location: `/${token}/` });
  if (path === "/")
    return new Response(live.page(), { headers: { "content-type": "text/html; charset=utf-8" } });
  if (path === "/data") return Response.json(live.data());
  if (path === "/events")
    return new Response(live.events(), { headers: { "content-type": "text/event-stream" } });
  const test = path.startsWith(TESTS) ? testAt(path, live) : undefined;
  return test ? Response.json(test) : textResponse("There is nothing here.", 404);
};

const answered = (asked: Asked, { port, token }: Door, live: Live): Response => {
  if (!METHODS.includes(asked.method))
    return textResponse("Only GET and HEAD are answered.", 405, { allow: METHODS.join(", ") });
  const strange = strangeness(asked, port);
  if (strange) return textResponse(strange.message, 403);
  const [, given = "", path = ""] = /^\/([^/?]*)([^?]*)/.exec(asked.target) ?? [];
  if (!isSecret(given, token)) return textResponse(failure("viewTokenWrong").message, 403);
  return found(path, token, live);
};

/** Answers a request for the page or its data; what comes from elsewhere, or without the token, gets neither. */
export const answerPage = (asked: Asked, door: Door, live: Live): Response => {
  const response = answered(asked, door, live);
  const { headers } = response;
  headers.set("content-security-policy", door.policy);
  headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  return response;
};
