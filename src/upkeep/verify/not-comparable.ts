import type { Interaction } from "../../cassette/cassette.ts";
import type { Call } from "../../trace/call.ts";

/** Statuses of a provider that was busy or broken for a while. */
export const isPassing = (status: number): boolean => [408, 409, 429].includes(status) || status >= 500;

/** Statuses of a credential that was refused. */
export const isRefused = (status: number): boolean => status === 401 || status === 403;

const BROKEN: ReadonlySet<string> = new Set(["abort", "timeout", "network"]);

/** Says why a recorded answer tells nothing that one of today could be held against; `undefined` where it does. */
export const notComparable = (
  { request, response, unfinished }: Interaction,
  { error }: Pick<Call, "error">,
): string | undefined => {
  if (request.lost?.includes("body")) return "its request was imported without its body";
  if (!response) return "no answer to it was recorded";
  if (unfinished || BROKEN.has(error?.type ?? "")) return "its answer was not recorded whole";
  if (isRefused(response.status)) return `it was recorded with a key that was refused (${response.status})`;
  if (isPassing(response.status)) return `its provider was busy when it was recorded (${response.status})`;
  if (response.url !== undefined) return "a redirect led it elsewhere";
  if (request.body && (request.method === "GET" || request.method === "HEAD"))
    return "it is a GET with a body";
  return undefined;
};
