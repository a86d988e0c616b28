import { jsonOf } from "../../cassette/body.ts";
import type { Header, Interaction } from "../../cassette/cassette.ts";
import type { JsonValue } from "../../formats/json.ts";
import { once } from "../../once.ts";
import { arrivalOf, streamEvents, type StreamEvent } from "./stream-events.ts";

/** An interaction as readers look at it; bodies are parsed when first asked for. */
export interface Exchange {
  readonly interaction: Interaction;
  readonly method: string;
  /** Lower case, without port. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The HTTP status; absent where no response came. */
  readonly status: number | undefined;
  /** The request's JSON; absent where it is none. */
  readonly request: JsonValue | undefined;
  /** The response's JSON, whatever its content type says; absent where it is none. */
  readonly response: JsonValue | undefined;
  /** The events of a streamed response; none where it is no stream. */
  readonly events: readonly StreamEvent[];
  readonly requestHeader: (name: string) => string | undefined;
  readonly responseHeader: (name: string) => string | undefined;
  /** Tells when an event had arrived, in milliseconds since the request was sent. */
  readonly arrival: (event: StreamEvent) => number | undefined;
}

const headerOf = (headers: readonly Header[] | undefined, name: string): string | undefined =>
  headers?.find(([header]) => header === name)?.[1];

const addressOf = (url: string): URL => URL.parse(url) ?? new URL("http://unknown.invalid/");

/** Opens an interaction for reading. */
export const openExchange = (interaction: Interaction): Exchange => {
  const { request, response, timing } = interaction;
  const { hostname, pathname, searchParams } = addressOf(request.url);
  const body = response?.body ?? null;
  const responseHeader = (name: string) => headerOf(response?.headers, name);
  const requestJson = once(() => jsonOf(request.body));
  const responseJson = once(() => jsonOf(body));
  const events = once(() => streamEvents(body, responseHeader("content-type") ?? ""));
  return {
    interaction,
    method: request.method,
    host: hostname,
    path: pathname,
    query: searchParams,
    status: response?.status,
    get request() {
      return requestJson();
    },
    get response() {
      return responseJson();
    },
    get events() {
      return events();
    },
    requestHeader: (name) => headerOf(request.headers, name),
    responseHeader,
    arrival: ({ end }) => arrivalOf(body, timing.chunks, end),
  };
};
