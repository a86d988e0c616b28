import { anyResponse } from "../../any-response.ts";
import type { Asked } from "../../wire/server/listen.ts";

/** Lets any page of the web read a response (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const allowPages = (response: Response): Response => {
  const { body, status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-expose-headers", "*");
  return anyResponse(body, { status, statusText, headers });
};

/** Answers the question that browsers ask before a request with headers or methods of its own. */
export const preflight = ({ header }: Asked): Response =>
  new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": header("access-control-request-method") ?? "*",
      "access-control-allow-headers": header("access-control-request-headers") ?? "*",
      "access-control-max-age": "7200",
    },
  });
