import type { Failure } from "../../cassette/cassette.ts";
import { printPath } from "../../cassette/place.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { likelyOrigin } from "./likely-origin.ts";
import { readShape } from "./read-shape.ts";
import { stubNotes } from "./stub-notes.ts";
import { readHeaders } from "./vcr-exchange.ts";
import { givenBody, wantedBody } from "./wiremock-body.ts";
import { inWireMockOrder } from "./wiremock-order.ts";
import { wiremockMapping, type WireMockMapping } from "./wiremock-schema.ts";
import { isMapping, itemsOf, membersOf, type YamlValue } from "./yaml-value.ts";

type Wanted = WireMockMapping["request"];

/** A mapping, and where it stands: its path in its document, and in words. */
interface Placed {
  readonly mapping: WireMockMapping;
  readonly at: JsonPath;
  readonly place: string;
}

/** What network does instead of answering (https://wiremock.org/docs/simulating-faults). */
const FAULTS: Readonly<Record<string, Failure>> = {
  CONNECTION_RESET_BY_PEER: { kind: "network", code: "ECONNRESET", message: "read ECONNRESET" },
  EMPTY_RESPONSE: { kind: "network", code: "UND_ERR_SOCKET", message: "other side closed" },
};

/** Others keep a request with its body and its whole address. */
const isMappingOf = (value: YamlValue): boolean => {
  const { request, response } = membersOf(value);
  const { url, urlPath, urlPattern, urlPathPattern, urlPathTemplate, body } = membersOf(request);
  return (
    isMapping(response) &&
    body === undefined &&
    !(typeof url === "string" && URL.canParse(url)) &&
    [url, urlPath, urlPattern, urlPathPattern, urlPathTemplate].some((each) => each !== undefined)
  );
};

/** What may be a mapping, unread. */
interface Found extends Omit<Placed, "mapping"> {
  readonly value: YamlValue;
}

const listed = (mappings: YamlValue): Found[] =>
  itemsOf(mappings).map((value, index) => {
    const at = ["mappings", index];
    return { value, at, place: printPath(at) };
  });

/** One mapping a document, or several under `mappings`. */
const mappingsIn = (file: ImportFile): readonly Found[] => {
  const json = file.json();
  const documents = json === undefined ? (file.yaml() ?? []) : [json as YamlValue];
  return documents.flatMap((value, index): Found[] => {
    const { mappings } = membersOf(value);
    if (mappings !== undefined) return listed(mappings);
    return value === null ? [] : [{ value, at: [], place: `document ${index + 1}` }];
  });
};

const SIGNS = /[\\^$.*+?()[\]{}|]/;

/** The one path that a matcher stands for; `undefined` where it stands for several. */
const pathOf = ({
  url,
  urlPath,
  urlPattern,
  urlPathPattern,
  urlPathTemplate,
}: Wanted): string | undefined => {
  const fixed = url ?? urlPath;
  if (typeof fixed === "string") return fixed;
  const pattern = (urlPattern ?? urlPathPattern ?? "").replace(/^\^|\$$/g, "").replace(/\\([/.\-:])/g, "$1");
  if (pattern !== "" && !SIGNS.test(pattern.replaceAll(".", ""))) return pattern;
  return typeof urlPathTemplate === "string" && !urlPathTemplate.includes("{") ? urlPathTemplate : undefined;
};

const queryOf = ({ url, queryParameters }: Wanted): string => {
  if (typeof url === "string") return "";
  const pairs = Object.entries(queryParameters ?? {}).flatMap(([name, { equalTo }]): [string, string][] =>
    typeof equalTo === "string" ? [[name, equalTo]] : [],
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : "";
};

const originOf = ({ scheme, host, port }: Wanted): string | undefined => {
  const name = host?.["equalTo"];
  return typeof name === "string" ? `${scheme ?? "https"}://${name}${port ? `:${port}` : ""}` : undefined;
};

const hasExactQuery = ({ queryParameters }: Wanted): boolean =>
  Object.values(queryParameters ?? {}).every(({ equalTo }) => typeof equalTo === "string");

/** Why a mapping stands for no one exchange; `undefined` where it does. */
const objectionTo = ({ request, response }: WireMockMapping): string | undefined => {
  if (pathOf(request) === undefined || !hasExactQuery(request)) return "its address is a pattern";
  if (request.method === "ANY") return "it answers any method";
  return typeof response.proxyBaseUrl === "string" ? "it passes requests on" : undefined;
};

const interactionOf = ({ mapping, at, place }: Placed, file: ImportFile): ImportedInteraction => {
  const { request, response } = mapping;
  const path = pathOf(request) ?? "/";
  const origin = originOf(request) ?? likelyOrigin(file, path);
  const failure = typeof response.fault === "string" ? FAULTS[response.fault] : undefined;
  const delay = response.fixedDelayMilliseconds;
  return {
    method: request.method,
    url: `${origin}${path}${queryOf(request)}`,
    headers: undefined,
    body: wantedBody(request, file, [...at, "request"]),
    status: failure ? 0 : response.status,
    statusText: response.statusMessage ?? "",
    responseHeaders: readHeaders(response.headers as YamlValue | undefined),
    responseBody: givenBody(response, file, [...at, "response"]),
    timing: typeof delay === "number" ? { headers: delay, end: delay } : undefined,
    failure,
    place,
  };
};

const notesOn = (all: readonly Placed[], kept: readonly Placed[], file: ImportFile): string[] =>
  stubNotes({
    noun: "mapping",
    objections: all.flatMap(({ mapping }) => objectionTo(mapping) ?? []),
    assumed: kept.flatMap(({ mapping: { request } }) =>
      originOf(request) === undefined ? [likelyOrigin(file, pathOf(request) ?? "/")] : [],
    ),
    isTemplate: kept.some(({ mapping }) => (mapping.response.transformers ?? []).length > 0),
  });

/**
 * Reads the stub mappings of WireMock, in JSON and YAML, with the files of `__files` (https://wiremock.org/docs/stubbing).
 * Which headers a request has is not known: mappings name only those that they look at.
 */
export const wiremock: Importer = {
  name: "WireMock",
  recognises: (file) => mappingsIn(file).some(({ value }) => isMappingOf(value)),
  read: (file) => {
    const all = mappingsIn(file).map(({ value, at, place }): Placed => {
      return { mapping: readShape(wiremockMapping, value, file, at), at, place };
    });
    const kept = all.filter(({ mapping }) => objectionTo(mapping) === undefined);
    const interactions = inWireMockOrder(kept).map((each) => interactionOf(each, file));
    return { cassettes: [{ interactions, notes: notesOn(all, kept, file) }] };
  },
};
