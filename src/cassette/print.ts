import { toBlob, type Blobs } from "./blob.ts";
import type { Body, Cassette, Interaction, Take } from "./cassette.ts";
import { continueRequests } from "./continue-requests.ts";
import { continueSpans } from "./continue-spans.ts";
import type { DiskBody } from "./disk.ts";
import { foldEvents } from "./event-chunks.ts";
import { block, pretty } from "./pretty.ts";
import { printInteraction, printTiming } from "./print-interaction.ts";
import { optionalJson, optionalText, printMembers } from "./print-members.ts";
import { printSpan } from "./print-span.ts";

const printTake = (take: Take, pad: string): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["recordedAt", optionalText(take.recordedAt)],
      ["timings", block("[", take.timings.map(printTiming), "]", inner)],
      ["usages", optionalJson(take.usages, inner)],
      ["scores", optionalJson(take.scores, inner)],
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
