import { isDeepStrictEqual } from "node:util";
import { chunksOf, storeBody } from "../../src/cassette/body.ts";
import type { Body, Cassette, Interaction } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import { printFrame, readFrames } from "../../src/formats/aws-event-stream.ts";
import { readMultipart } from "../../src/formats/multipart.ts";
import { bodyBytes, byCassette, readCorpus, type CorpusLine, type CorpusMessage } from "../corpus/corpus.ts";
import { piecesOf } from "../corpus/pieces.ts";
import { seededRandom, seedOf } from "../corpus/random.ts";
import { cassetteOf } from "./cassette-of.ts";

interface Share {
  all: number;
  asJson: number;
}

/** What keeping the traffic of real clients showed. */
export interface Kept {
  bodies: number;
  /** Cassettes whose bodies, chunks or text came back otherwise. */
  readonly broken: string[];
  readonly request: Share;
  readonly response: Share;
  frames: number;
  multiparts: number;
  readonly unread: string[];
}

const contentType = ({ headers }: CorpusMessage): string =>
  headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";

const isJsonDocument = (message: CorpusMessage): boolean => {
  if (message.body === null || message.bodyEncoding || !/^\s*[[{]/.test(message.body)) return false;
  try {
    JSON.parse(message.body);
    return true;
  } catch {
    return false;
  }
};

const interactionOf = (
  line: CorpusLine,
  requestChunks: readonly Uint8Array[],
  responseChunks: readonly Uint8Array[],
): Interaction => ({
  recordedAt: "2026-01-02T03:04:05.678Z",
  role: "app",
  request: {
    method: line.request.method,
    url: line.request.url,
    headers: line.request.headers,
    body: storeBody(requestChunks, contentType(line.request)),
  },
  response: {
    status: line.response.status,
    statusText: "",
    headers: line.response.headers,
    body: storeBody(responseChunks, contentType(line.response)),
  },
  timing: { headers: 1, chunks: responseChunks.map((_, i) => i), end: responseChunks.length },
});

const sameChunks = (body: Body | null, chunks: readonly Uint8Array[]): boolean => {
  const again = chunksOf(body);
  return again.length === chunks.length && again.every((chunk, i) => Buffer.from(chunk).equals(chunks[i]!));
};

const count = (share: Share, message: CorpusMessage, body: Body | null): void => {
  if (!isJsonDocument(message)) return;
  share.all++;
  if (body && "json" in body) share.asJson++;
};

const readFormats = (kept: Kept, line: CorpusLine): void => {
  const bytes = bodyBytes(line.response);
  if (line.streamFormat === "aws-eventstream" && bytes.length > 0) {
    kept.frames++;
    const frames = readFrames(bytes);
    if (!frames || !Buffer.concat(frames.map(printFrame)).equals(bytes))
      kept.unread.push(`${line.path} frames`);
  }
  const form = bodyBytes(line.request);
  const type = contentType(line.request);
  if (!type.startsWith("multipart/") || !form.includes("--")) return;
  kept.multiparts++;
  if (!readMultipart(form, type)) kept.unread.push(`${line.path} multipart`);
};

/** Keeps the bodies of a part of the corpus in cassettes, reads them again and compares; nothing is recorded. */
export const keepCorpus = (part: "dev" | "smoke"): Kept => {
  const share = (): Share => ({ all: 0, asJson: 0 });
  const kept: Kept = {
    bodies: 0,
    broken: [],
    request: share(),
    response: share(),
    frames: 0,
    multiparts: 0,
    unread: [],
  };
  for (const lines of byCassette(readCorpus(part))) {
    const chunks = lines.map((line) => {
      const random = seededRandom(seedOf(`${line.source} ${line.path} ${line.order}`));
      return [[bodyBytes(line.request)].filter(({ length }) => length > 0), piecesOf(line, random)] as const;
    });
    const cassette = cassetteOf(lines.map((line, i) => interactionOf(line, ...chunks[i]!)));
    const { text, blobs } = printCassette(cassette);
    const again: Cassette = parseCassette(text, "corpus.json", blobs);
    const isWhole =
      isDeepStrictEqual(again, cassette) &&
      printCassette(again).text === text &&
      again.interactions.every(
        ({ request, response }, i) =>
          sameChunks(request.body, chunks[i]![0]) && sameChunks(response!.body, chunks[i]![1]),
      );
    if (!isWhole) kept.broken.push(`${lines[0]!.source} ${lines[0]!.path}`);
    lines.forEach((line, i) => {
      kept.bodies += Number(line.request.body !== null) + Number(line.response.body !== null);
      count(kept.request, line.request, again.interactions[i]!.request.body);
      count(kept.response, line.response, again.interactions[i]!.response!.body);
      readFormats(kept, line);
    });
  }
  return kept;
};

/** The part of JSON bodies that stand as JSON, from 0 to 1. */
export const jsonShare = (...shares: readonly Share[]): number =>
  shares.reduce((sum, { asJson }) => sum + asJson, 0) / shares.reduce((sum, { all }) => sum + all, 0);
