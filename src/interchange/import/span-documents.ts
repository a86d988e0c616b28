import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { scanJson } from "../../formats/json-scan.ts";
import { defined, listOf, objectOf, parsedOr, textIn } from "../../trace/values/json-access.ts";
import type { ImportFile } from "./importer.ts";

/** Members that hold groups of spans: OTLP/JSON, Grafana's export, OTLP before 0.19. */
const GROUPS = ["resourceSpans", "batches", "scopeSpans", "instrumentationLibrarySpans"];
/** Kinds of OpenInference that Phoenix keeps beside the attributes. */
const OPENINFERENCE_KIND =
  /^(?:LLM|EMBEDDING|CHAIN|AGENT|TOOL|RETRIEVER|RERANKER|GUARDRAIL|EVALUATOR|PROMPT)$/;

/**
 * Gives a span of Python's SDK as it prints itself, or of Phoenix (`context`, `parent_id`, `start_time`, …), by the names of
 * the JavaScript SDK; any other as it is.
 */
const renamed = (value: JsonValue): JsonValue => {
  const span = objectOf(value);
  const context = objectOf(span["context"]);
  if (textIn(context["span_id"]) === undefined) return value;
  const { status, span_kind: kind, events } = span;
  const { status_code: code, description } = objectOf(status);
  const told = textIn(kind)?.toUpperCase() ?? "";
  return {
    ...defined({
      name: span["name"],
      kind: span["kind"] ?? kind,
      startTime: span["start_time"],
      endTime: span["end_time"],
      parentSpanId: textIn(span["parent_id"])?.replace(/^0x/, ""),
    }),
    spanContext: {
      traceId: textIn(context["trace_id"]) ?? "",
      spanId: (textIn(context["span_id"]) ?? "").replace(/^0x/, ""),
    },
    status: defined({ code: code ?? span["status_code"], message: description ?? span["status_message"] }),
    attributes: {
      ...(OPENINFERENCE_KIND.test(told) && { "openinference.span.kind": told }),
      ...objectOf(span["attributes"]),
    },
    events: listOf(events).map((event) => ({
      ...objectOf(event),
      time: objectOf(event)["timestamp"] ?? null,
    })),
  };
};

const isSpan = (value: JsonValue): boolean => {
  const { name, attributes, spanContext, context, spanId, span_id, traceId } = objectOf(value);
  if (textIn(name) === undefined || attributes === undefined) return false;
  const ids = [objectOf(spanContext)["spanId"], objectOf(context)["span_id"], spanId, span_id, traceId];
  return ids.some((id) => typeof id === "string") || isOtlpList(attributes);
};

const isOtlpList = (attributes: JsonValue): boolean => {
  const [first] = listOf(attributes);
  return textIn(objectOf(first)["key"]) !== undefined && isJsonObject(objectOf(first)["value"]);
};

const isGroup = (value: JsonValue): boolean => GROUPS.some((name) => Array.isArray(objectOf(value)[name]));

/** Finds spans and groups of them: alone, in lists, or in the members of an object (`{ data: [...] }`). */
const found = (value: JsonValue): readonly JsonValue[] => {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(found);
  if (isGroup(value)) return [value];
  if (isSpan(value)) return [renamed(value)];
  return Object.values(objectOf(value)).filter(Array.isArray).flatMap(found);
};

/** What a file holds of spans. */
interface SpanDocuments {
  /** Spans, and groups of them as OTLP/JSON has them. */
  readonly documents: readonly JsonValue[];
  /** Where the first document begins that is no JSON, such as `line 3`. */
  readonly broken?: string;
}

/** Reads JSON documents that follow one another, a line each or printed over several. */
const documentsIn = (text: string): SpanDocuments => {
  const documents: JsonValue[] = [];
  for (let rest = text.trimEnd(), at = 0; rest !== "";) {
    const mistake = scanJson(rest);
    const end = mistake < 0 ? rest.length : mistake;
    const value = parsedOr(rest.slice(0, end));
    if (typeof value === "string")
      return { documents, broken: `line ${text.slice(0, at).split("\n").length}` };
    documents.push(value);
    at += end;
    rest = rest.slice(end);
  }
  return { documents };
};

const MAY_HOLD_SPANS = /"(?:resourceSpans|batches|scopeSpans|spanContext|span_id|spanId|traceId|attributes)"/;

/** Finds the spans of a file; none where it holds none. */
export const spanDocuments = ({ text, json }: ImportFile): SpanDocuments => {
  if (text === undefined || !/^\s*[[{]/.test(text) || !MAY_HOLD_SPANS.test(text)) return { documents: [] };
  const value = json() as JsonValue | undefined;
  const { documents, ...rest } = value === undefined ? documentsIn(text) : { documents: [value] };
  return { documents: documents.flatMap(found), ...rest };
};
