import { storeBody } from "../../src/cassette/body.ts";
import type { Header, Interaction, RecordedRequest } from "../../src/cassette/cassette.ts";

/** The type of a JSON body. */
export const JSON_TYPE: Header = ["content-type", "application/json"];

/** A request with a body, as it is captured. */
export const requestOf = (
  body: string | Uint8Array,
  type = "application/json",
  url = "https://api.example.com/v1",
): RecordedRequest => ({
  method: "POST",
  url,
  headers: [["content-type", type]],
  body: storeBody([Buffer.from(body)], type),
});

/** An interaction with a response of the given headers and body. */
export const interactionOf = (
  request: RecordedRequest,
  headers: readonly Header[],
  body: string | Uint8Array,
): Interaction => ({
  recordedAt: "2026-01-01T00:00:00.000Z",
  role: "app",
  request,
  response: {
    status: 200,
    statusText: "OK",
    headers,
    body: storeBody([Buffer.from(body)], headers.find(([name]) => name === "content-type")?.[1]),
  },
  timing: { headers: 1, chunks: [1], end: 2 },
});
