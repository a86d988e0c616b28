import * as v from "valibot";
import { printPath } from "../../cassette/place.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import { type HoverflyField, hoverflyPair, type HoverflyPair } from "./hoverfly-schema.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { likelyOrigin } from "./likely-origin.ts";
import { printBody } from "./print-body.ts";
import { readShape } from "./read-shape.ts";
import { stubNotes } from "./stub-notes.ts";
import { unreadable } from "./unreadable.ts";
import { readHeaders } from "./vcr-exchange.ts";
import type { YamlValue } from "./yaml-value.ts";

interface Placed {
  readonly pair: HoverflyPair;
  readonly at: JsonPath;
}

type Wanted = HoverflyPair["request"];

const simulation = v.object({
  data: v.object({ pairs: v.array(v.unknown()) }),
  meta: v.object({ schemaVersion: v.pipe(v.string(), v.regex(/^v(?:[5-9]|\d\d)/)) }),
});

/** The one text that a part has to be; `undefined` where it may be several. */
const exactText = (field: HoverflyField): string | undefined => {
  const [only, ...more] = field ?? [];
  const isExact = only?.matcher === "exact" && only.doMatch === undefined && more.length === 0;
  return isExact && typeof only.value === "string" ? only.value : undefined;
};

/** The query as it stands in the address; `undefined` where it may be several. */
const queryOf = ({ query, deprecatedQuery }: Wanted): string | undefined => {
  if (deprecatedQuery) return exactText(deprecatedQuery);
  const pairs = Object.entries(query ?? {}).map(([name, field]) => [name, exactText(field)] as const);
  const known = pairs.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return known.length < pairs.length ? undefined : new URLSearchParams(known).toString();
};

/** Why a pair stands for no one exchange; `undefined` where it does. */
const objectionTo = ({ request }: HoverflyPair): string | undefined => {
  const { method, path, destination } = request;
  if (exactText(method) === undefined) return "it answers any method";
  const isFixed = !destination || exactText(destination) !== undefined;
  return exactText(path) === undefined || queryOf(request) === undefined || !isFixed
    ? "its address is a pattern"
    : undefined;
};

const isLoose = (config: Readonly<Record<string, unknown>> | null | undefined): boolean =>
  config?.["ignoreUnknown"] === true || config?.["ignoreOrder"] === true;

/** The body a request has to have; `undefined` where it may be several. */
const wantedBody = ({ body }: Wanted, file: ImportFile, at: JsonPath): Uint8Array | undefined => {
  const [only, ...more] = body ?? [];
  const text = exactText(body);
  if (text !== undefined) return Buffer.from(text);
  if (only?.matcher !== "json" || more.length > 0 || isLoose(only.config)) return undefined;
  const { value } = only;
  return typeof value === "string" ? Buffer.from(value) : printBody(file, value, [...at, "body", 0, "value"]);
};

const givenBody = ({ response }: HoverflyPair, file: ImportFile, at: JsonPath): Uint8Array => {
  const { body, bodyFile, encodedBody } = response;
  if (!bodyFile) return Buffer.from(body ?? "", encodedBody === true ? "base64" : "utf8");
  const bytes = file.beside(bodyFile);
  if (bytes) return bytes;
  const named = JSON.stringify(bodyFile);
  throw unreadable(
    file,
    [...at, "response", "bodyFile"],
    `the body lies in the file ${named}, which is not there`,
  );
};

const originOf = ({ destination, scheme }: Wanted): string | undefined => {
  const host = exactText(destination);
  return host === undefined ? undefined : `${exactText(scheme) ?? "https"}://${host}`;
};

const assumedOrigin = ({ path }: Wanted, file: ImportFile): string =>
  likelyOrigin(file, exactText(path) ?? "/");

const interactionOf = ({ pair, at }: Placed, file: ImportFile): ImportedInteraction => {
  const { request, response } = pair;
  const query = queryOf(request) ?? "";
  const delay = response.fixedDelay ?? 0;
  return {
    method: exactText(request.method) ?? "",
    url: `${originOf(request) ?? assumedOrigin(request, file)}${exactText(request.path) ?? ""}${query && `?${query}`}`,
    headers: undefined,
    body: wantedBody(request, file, [...at, "request"]),
    status: response.status,
    responseHeaders: readHeaders(response.headers as YamlValue | undefined),
    responseBody: givenBody(pair, file, at),
    timing: delay > 0 ? { headers: delay, end: delay } : undefined,
    place: printPath(at),
  };
};

const read = (file: ImportFile): ReturnType<Importer["read"]> => {
  const { data } = readShape(simulation, file.json(), file);
  const all = data.pairs.map((value, index): Placed => {
    const at = ["data", "pairs", index];
    return { pair: readShape(hoverflyPair, value, file, at), at };
  });
  const kept = all.filter(({ pair }) => objectionTo(pair) === undefined);
  const notes = stubNotes({
    noun: "pair",
    objections: all.flatMap(({ pair }) => objectionTo(pair) ?? []),
    assumed: kept.flatMap(({ pair: { request } }) =>
      originOf(request) ? [] : [assumedOrigin(request, file)],
    ),
    isTemplate: kept.some(({ pair }) => pair.response.templated === true),
  });
  return { cassettes: [{ interactions: kept.map((each) => interactionOf(each, file)), notes }] };
};

/**
 * Reads the simulations of Hoverfly from schema v5 on (https://docs.hoverfly.io/en/latest/pages/keyconcepts/simulations).
 * Which headers a request has is not known: it keeps those alone that it was told to match.
 */
export const hoverfly: Importer = {
  name: "Hoverfly",
  recognises: (file) => {
    const { data, meta } = (file.json() ?? {}) as { data?: { pairs?: unknown } | null; meta?: object | null };
    return Array.isArray(data?.pairs) && typeof meta === "object" && meta !== null && "schemaVersion" in meta;
  },
  read,
};
