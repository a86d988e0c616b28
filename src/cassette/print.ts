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

/** The text of a cassette's file, in pieces of whole lines, and the files beside it. */
interface PrintedPieces {
  readonly pieces: Iterable<string>;
  readonly blobs: Blobs;
}

/** How many characters a piece has at least, save the last one. */
const PIECE = 2 ** 18;

/** Moves the large binary bodies out; gives how each body stands in the file. */
const movedBodies = (interactions: readonly Interaction[]) => {
  const blobs = new Map<string, Uint8Array>();
  const moved = new Map<Body, DiskBody>();
  for (const { request, response } of interactions) {
    for (const body of [request.body, response?.body])
      if (body && "base64" in body) moved.set(body, toBlob(body, blobs));
  }
  const disk = (body: Body | null): DiskBody | null => {
    if (body && "chunks" in body) return foldEvents(body) ?? body;
    return (body && moved.get(body)) ?? body;
  };
  return { blobs, disk };
};

function* printList<T>(
  name: string,
  items: readonly T[],
  print: (item: T, index: number) => string,
): Generator<string> {
  if (items.length === 0) {
    yield `  "${name}": [],\n`;
    return;
  }
  yield `  "${name}": [\n`;
  const last = items.length - 1;
  for (const [index, item] of items.entries())
    yield `    ${print(item, index)}${index === last ? "" : ","}\n`;
  yield "  ],\n";
}

function* printLines(cassette: Cassette, disk: (body: Body | null) => DiskBody | null): Generator<string> {
  const { version, recorder, startedAt, interactions, spans, takes, variables } = cassette;
  const continued = continueRequests(interactions);
  const shared = continueSpans(spans);
  yield `{\n  "version": ${version},\n`;
  yield `  "recorder": ${pretty({ name: recorder.name, version: recorder.version }, "  ")},\n`;
  if (startedAt !== undefined) yield `  "startedAt": ${JSON.stringify(startedAt)},\n`;
  yield* printList("interactions", interactions, (each, n) =>
    printInteraction(each, continued[n], disk, "    "),
  );
  yield* printList("spans", spans, (span, n) => printSpan(span, shared[n], "    "));
  yield* printList("takes", takes, (take) => printTake(take, "    "));
  yield `  "variables": ${pretty(variables, "  ")}\n}\n`;
}

function* gathered(lines: Iterable<string>): Generator<string> {
  let [parts, size]: [string[], number] = [[], 0];
  for (const line of lines) {
    parts.push(line);
    size += line.length;
    if (size < PIECE) continue;
    yield parts.join("");
    [parts, size] = [[], 0];
  }
  if (size > 0) yield parts.join("");
}

/**
 * Prints a cassette piece by piece, as the pieces are asked for, so that its text need not be held whole. An interaction is
 * never cut in two.
 */
export const printPieces = (cassette: Cassette): PrintedPieces => {
  const { blobs, disk } = movedBodies(cassette.interactions);
  return { pieces: gathered(printLines(cassette, disk)), blobs };
};

/**
 * Prints a cassette to the text of its file and the files beside it. Equal cassettes give equal texts, and reading
 * a text and printing it again gives the same text.
 */
export const printCassette = (cassette: Cassette): { text: string; blobs: Blobs } => {
  const { pieces, blobs } = printPieces(cassette);
  return { text: [...pieces].join(""), blobs };
};
