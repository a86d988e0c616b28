import { anyResponse } from "../../any-response.ts";
import { originSegment } from "../../wire/server/origin-segment.ts";

/**
 * Leads a client that a response sends on back through the proxy: header values that are an address at the upstream, or a
 * path there in `location`, name it at `mount` instead. So redirects and resumable uploads stay on the record.
 */
export const leadBack = (response: Response, origin: string, mount: string): Response => {
  const near = `${mount}/${originSegment(origin)}`;
  const changed = [...response.headers].flatMap(([name, value]) => {
    const path = pathAt(origin, name, value);
    return path === undefined ? [] : [[name, `${near}${path}`] as const];
  });
  if (changed.length === 0) return response;
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  for (const [name, value] of changed) headers.set(name, value);
  return anyResponse(body, { status, statusText, headers });
};

const pathAt = (origin: string, name: string, value: string): string | undefined => {
  if (value === origin) return "";
  if (value.startsWith(`${origin}/`) && URL.canParse(value)) return value.slice(origin.length);
  return name === "location" && /^\/(?!\/)/.test(value) ? value : undefined;
};
