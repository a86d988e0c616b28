import { STATUS_CODES } from "node:http";
import { fetchDecodes } from "../../src/recorder/encodings.ts";
import { bodyBytes, type CorpusLine } from "./corpus.ts";
import type { Outgoing } from "./exchange.ts";
import { piecesOf } from "./pieces.ts";
import { seededRandom, seedOf } from "./random.ts";
import type { Coding, Plan } from "./upstream.ts";

/** Names that only say how a message was carried: the upstream and the client set their own. */
const CARRIAGE = new Set([
  "accept-encoding",
  "connection",
  "content-encoding",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const carried = (headers: CorpusLine["request"]["headers"]): CorpusLine["request"]["headers"] =>
  headers.filter(([name]) => !CARRIAGE.has(name.toLowerCase()));

/** Node 22's fetch hands zstd on as it came. */
const CODINGS: readonly Coding[] = ["gzip", "gzip", "br", fetchDecodes("zstd") ? "zstd" : "br"];

/** What the upstream sends for a line: one body of five compressed, the places of cuts from the line's own seed. */
export const planOf = (line: CorpusLine): Plan => {
  const random = seededRandom(seedOf(`${line.source} ${line.path} ${line.order}`));
  const pieces = piecesOf(line, random);
  const coding = pieces.length > 0 ? CODINGS[random(20)] : undefined;
  const headers = carried(line.response.headers);
  const { status } = line.response;
  return { status, statusText: STATUS_CODES[status] ?? "", headers, pieces, coding: coding ?? "identity" };
};

/** The request of a line, as a client can send it. */
export const outgoingOf = (line: CorpusLine): Outgoing => {
  const { method, url } = line.request;
  const bytes = bodyBytes(line.request);
  const body = bytes.length > 0 ? new Uint8Array(bytes) : null;
  return { method, url, headers: carried(line.request.headers), body };
};
