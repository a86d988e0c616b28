import type { Header } from "../../cassette/cassette.ts";
import { printPath } from "../../cassette/place.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportedInteraction, ImportFile } from "./importer.ts";
import { unreadable } from "./unreadable.ts";
import { readVcrBody, type VcrBody } from "./vcr-body.ts";
import { isMapping, itemsOf, membersOf, scalarText, type YamlValue } from "./yaml-value.ts";

/** One exchange of a recorder of the VCR family, as its file has it. */
export interface VcrExchange {
  readonly request: YamlValue | undefined;
  readonly response: YamlValue | undefined;
  readonly recordedAt?: YamlValue | undefined;
  /** Where request and response stand in the file. */
  readonly at: { readonly place: JsonPath; readonly request: JsonPath; readonly response: JsonPath };
}

/** An exchange as read, and how its bodies were kept. */
export interface ReadExchange {
  readonly interaction: ImportedInteraction;
  readonly bodies: readonly VcrBody[];
}

type Members = Readonly<Record<string, YamlValue>>;

/** A date and time without a zone: the recorder of R writes them in UTC. */
const ZONELESS = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/** Reads headers: by name a value or a list of values, or a list of name and value. */
export const readHeaders = (headers: YamlValue | undefined): readonly Header[] => {
  const entries = isMapping(headers)
    ? Object.entries(headers).map(([name, value]) => [name, value] as const)
    : itemsOf(headers).map((each) => {
        const [name, value] = isMapping(each) ? [each["name"], each["value"]] : itemsOf(each);
        return [scalarText(name) ?? "", value] as const;
      });
  return entries.flatMap(([name, value]) =>
    (Array.isArray(value) ? itemsOf(value) : [value]).flatMap((each): Header[] => {
      const text = scalarText(each);
      return text === undefined || name === "" ? [] : [[name, text]];
    }),
  );
};

const messageOf = (value: YamlValue | undefined, file: ImportFile, at: JsonPath): Members => {
  if (isMapping(value)) return value;
  throw unreadable(file, at, value === undefined ? "it is missing" : "expected a mapping of its parts");
};

const textIn = (message: Members, names: readonly string[], file: ImportFile, at: JsonPath): string => {
  const text = names.map((name) => scalarText(message[name])).find((each) => each !== undefined);
  if (text !== undefined) return text;
  throw unreadable(file, [...at, names[0] ?? ""], "it is missing");
};

/** `{ code, message }`, R's `{ status_code }` of old, a number alone, or httpx's `status_code`. */
const statusOf = (response: Members, file: ImportFile, at: JsonPath) => {
  const { status } = response;
  const { code, status_code: coded, message, reason } = membersOf(status);
  const text = scalarText(
    code ?? coded ?? (isMapping(status) ? undefined : status) ?? response["status_code"],
  );
  const number = Number(text ?? Number.NaN);
  if (!Number.isInteger(number) || number < 100 || number > 999)
    throw unreadable(file, [...at, "status"], `${JSON.stringify(text ?? "nothing")} is no HTTP status`);
  return { status: number, statusText: scalarText(message ?? reason ?? response["statusText"]) };
};

const dateOf = (value: YamlValue | undefined): string | undefined =>
  scalarText(value)?.replace(ZONELESS, "$1T$2Z");

/**
 * Reads one exchange: `method`, `uri` (or `url`), headers and body; status, headers and body.
 * @throws `importUnreadable` with the path of what is missing or otherwise.
 */
export const readExchange = (
  { request, response, recordedAt, at }: VcrExchange,
  file: ImportFile,
): ReadExchange => {
  const sent = messageOf(request, file, at.request);
  const received = messageOf(response, file, at.response);
  const asked = readVcrBody(sent, file, at.request);
  const answered = readVcrBody(received, file, at.response);
  return {
    interaction: {
      method: textIn(sent, ["method"], file, at.request),
      url: textIn(sent, ["uri", "url"], file, at.request),
      headers: sent["headers"] === undefined ? undefined : readHeaders(sent["headers"]),
      body: asked.bytes,
      ...statusOf(received, file, at.response),
      responseHeaders: readHeaders(received["headers"]),
      responseBody: answered.bytes ?? new Uint8Array(),
      recordedAt: dateOf(recordedAt),
      place: printPath(at.place),
    },
    bodies: [asked, answered],
  };
};

/** Says what the bodies of exchanges lack, beyond what is said of every import. */
export const bodyNotes = (exchanges: readonly ReadExchange[]): string[] => {
  const bodies = exchanges.flatMap(({ bodies: each }) => each);
  const parsed = bodies.filter(({ isParsed }) => isParsed).length;
  const encodings = [...new Set(bodies.flatMap(({ lostEncoding }) => lostEncoding ?? []))];
  return [
    ...(parsed > 0
      ? [`${parsed === 1 ? "1 body" : `${parsed} bodies`} had been parsed: JSON is given compactly.`]
      : []),
    ...(encodings.length > 0 ? [`Bodies in ${encodings.join(", ")} are given in UTF-8.`] : []),
  ];
};
