import type { RecordedSpan } from "../../cassette/cassette.ts";
import type { JsonValue } from "../../formats/json.ts";
import { attributeValues } from "../../recorder/spans/attribute-value.ts";
import { roundedMs } from "../../recorder/spans/recorded-spans.ts";
import { readTraces, type SpanFile } from "../../trace/read-spans.ts";
import { numberIn, objectOf } from "../../trace/values/json-access.ts";
import type { Imported, ImportedCassette, Importer, ImportFile } from "./importer.ts";
import { spanDocuments } from "./span-documents.ts";
import { unreadable } from "./unreadable.ts";

const NO_WIRE =
  "Spans hold no traffic: the cassette can be compared and judged, but there is nothing to replay.";

const eventOf = (event: JsonValue): JsonValue => {
  const { time, attributes, ...rest } = objectOf(event);
  return { ...rest, time: roundedMs(numberIn(time) ?? 0), attributes: attributeValues(objectOf(attributes)) };
};

/** Brings spans into the form the recorder keeps: in the order they began, their ids counted, JSON in texts parsed. */
const asRecorded = (spans: readonly RecordedSpan[]): RecordedSpan[] => {
  const sorted = spans.toSorted((one, other) => one.start - other.start);
  const ids = new Map(
    sorted.map(({ id }, index) => [id, `s${index + 1}`]).toReversed() as [string, string][],
  );
  return sorted.map(({ id, parent, events, status, ...span }, index) => {
    const above = parent === undefined || parent === id ? undefined : ids.get(parent);
    const start = roundedMs(span.start);
    return {
      ...span,
      id: `s${index + 1}`,
      ...(above !== undefined && { parent: above }),
      start,
      end: Math.max(start, roundedMs(span.end)),
      attributes: attributeValues(span.attributes),
      ...(events && { events: events.map(eventOf) }),
      ...(status && status.code !== "unset" && { status }),
    };
  });
};

const cassetteOf = ({ spans, startedAt }: SpanFile): ImportedCassette => {
  const recorded = asRecorded(spans);
  const root = recorded.find(({ parent }) => parent === undefined) ?? recorded[0];
  return { name: root?.name, interactions: [], spans: recorded, startedAt, notes: [NO_WIRE] };
};

const read = (file: ImportFile): Imported => {
  const { documents, broken } = spanDocuments(file);
  if (broken !== undefined) throw unreadable(file, broken, "it breaks off, or is no JSON");
  const [only, ...more] = readTraces(documents).map(cassetteOf);
  if (!only) return { cassettes: [] };
  return { cassettes: more.length > 0 ? [only, ...more] : [{ ...only, name: undefined }] };
};

/**
 * Reads spans, a cassette for each trace: OTLP/JSON in one document or in lines
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), dumps of the SDKs for JavaScript and Python, and spans
 * of Phoenix; in whichever vocabulary (GenAI conventions, OpenInference, OpenLLMetry, …) they were written.
 */
export const spans: Importer = {
  name: "OpenTelemetry spans",
  recognises: (file) => spanDocuments(file).documents.length > 0,
  read,
};
