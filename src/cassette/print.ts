import type { JsonValue } from "../formats/json.ts";
import { toBlob, type Blobs } from "./blob.ts";
import type { Body, Cassette, Interaction, RecordedSpan, Take, Timing } from "./cassette.ts";
import { continueRequests } from "./continue-requests.ts";
import { continueSpans } from "./continue-spans.ts";
import type { ContinuedAttributes, ContinuedBody, DiskBody } from "./disk.ts";
import { foldEvents } from "./event-chunks.ts";
import { block, inlineArray, pretty } from "./pretty.ts";
import { printBody, printMembers } from "./print-body.ts";

type Printed = string | undefined;

const text = (value: string | undefined): Printed =>
  value === undefined ? undefined : JSON.stringify(value);
const json = (value: unknown, pad: string): Printed =>
  value === undefined ? undefined : pretty(value as JsonValue, pad);

const printHeaders = (headers: Interaction["request"]["headers"], pad: string): string =>
  block("[", headers.map(inlineArray), "]", pad);

const printTiming = ({ headers, chunks, end, lost }: Timing): string =>
  `{ ${headers === undefined ? "" : `"headers": ${headers}, `}"chunks": ${inlineArray(chunks)}, "end": ${end}${lost ? `, "lost": true` : ""} }`;

const printRequest = (
  { method, url, headers, key, lost }: Interaction["request"],
  body: DiskBody | ContinuedBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["method", text(method)],
      ["url", text(url)],
      ["headers", printHeaders(headers, inner)],
      ["body", printBody(body, inner)],
      ["key", text(key)],
      ["lost", lost && inlineArray(lost)],
    ],
    pad,
  );
};

const printResponse = (
  { status, statusText, url, headers }: NonNullable<Interaction["response"]>,
  body: DiskBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["status", String(status)],
      ["statusText", text(statusText)],
      ["url", text(url)],
      ["headers", printHeaders(headers, inner)],
      ["body", printBody(body, inner)],
    ],
    pad,
  );
};

const printFailure = ({ kind, code, message }: NonNullable<Interaction["failure"]>, pad: string): string =>
  pretty({ kind, ...(code !== undefined && { code }), message }, pad);

const printInteraction = (
  interaction: Interaction,
  continued: ContinuedBody | undefined,
  disk: (body: Body | null) => DiskBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  const { request, response, failure } = interaction;
  return printMembers(
    [
      ["recordedAt", text(interaction.recordedAt)],
      ["role", text(interaction.role)],
      ["span", text(interaction.span)],
      ["request", printRequest(request, continued ?? disk(request.body), inner)],
      ["response", response && printResponse(response, disk(response.body), inner)],
      ["failure", failure && printFailure(failure, inner)],
      ["timing", printTiming(interaction.timing)],
      ["unfinished", interaction.unfinished && "true"],
      ["synthetic", interaction.synthetic && "true"],
    ],
    pad,
  );
};

const printSpan = (span: RecordedSpan, continued: ContinuedAttributes | undefined, pad: string): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["id", text(span.id)],
      ["parent", text(span.parent)],
      ["name", text(span.name)],
      ["kind", text(span.kind)],
      ["scope", text(span.scope)],
      ["start", String(span.start)],
      ["end", String(span.end)],
      ["attributes", continued ? undefined : json(span.attributes, inner)],
      ["continues", json(continued?.continues, inner)],
      ["remove", json(continued?.remove, inner)],
      ["set", json(continued?.set, inner)],
      ["append", json(continued?.append, inner)],
      ["events", json(span.events, inner)],
      ["status", json(span.status, inner)],
      ["unfinished", span.unfinished && "true"],
    ],
    pad,
  );
};

const printTake = (take: Take, pad: string): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["recordedAt", text(take.recordedAt)],
      ["timings", block("[", take.timings.map(printTiming), "]", inner)],
      ["usages", json(take.usages, inner)],
      ["scores", json(take.scores, inner)],
    ],
    pad,
  );
};

/**
 * Prints a cassette to the text of its file and the files beside it. Equal cassettes give equal texts, and reading
 * a text and printing it again gives the same text.
 */
export const printCassette = (cassette: Cassette): { text: string; blobs: Blobs } => {
  const blobs = new Map<string, Uint8Array>();
  const disk = (body: Body | null): DiskBody | null => {
    if (body && "chunks" in body) return foldEvents(body) ?? body;
    return body && "base64" in body ? toBlob(body, blobs) : body;
  };
  const list = (items: readonly string[]): string => block("[", items, "]", "  ");
  const continued = continueRequests(cassette.interactions);
  const shared = continueSpans(cassette.spans);
  const { name, version } = cassette.recorder;
  const members = printMembers(
    [
      ["version", String(cassette.version)],
      ["recorder", pretty({ name, version }, "  ")],
      ["startedAt", text(cassette.startedAt)],
      [
        "interactions",
        list(cassette.interactions.map((i, n) => printInteraction(i, continued[n], disk, "    "))),
      ],
      ["spans", list(cassette.spans.map((span, n) => printSpan(span, shared[n], "    ")))],
      ["takes", list(cassette.takes.map((take) => printTake(take, "    ")))],
      ["variables", pretty(cassette.variables, "  ")],
    ],
    "",
  );
  return { text: `${members}\n`, blobs };
};
