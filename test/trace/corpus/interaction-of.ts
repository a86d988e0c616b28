import { storeBody } from "../../../src/cassette/body.ts";
import type { Header, Interaction } from "../../../src/cassette/cassette.ts";
import { bodyBytes, type CorpusLine, type CorpusMessage } from "../../corpus/corpus.ts";
import { piecesOf } from "../../corpus/pieces.ts";
import { seededRandom, seedOf } from "../../corpus/random.ts";

const headersOf = ({ headers }: CorpusMessage): Header[] =>
  headers.map(([name, value]) => [name.toLowerCase(), value]);

const typeOf = ({ headers }: CorpusMessage): string =>
  headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";

/** Keeps a line of the corpus as our recorder would: cut where it is known to have been cut, else at random places. */
export const interactionOf = (line: CorpusLine): Interaction => {
  const { request, response } = line;
  const pieces = piecesOf(line, seededRandom(seedOf(`${line.source} ${line.path} ${line.order}`)));
  return {
    recordedAt: "2026-01-02T03:04:05.678Z",
    role: "app",
    request: {
      method: request.method,
      url: request.url,
      headers: headersOf(request),
      body: storeBody([bodyBytes(request)], typeOf(request)),
    },
    response: {
      status: response.status,
      statusText: "",
      headers: headersOf(response),
      body: storeBody(pieces, typeOf(response)),
    },
    timing: { headers: 1, chunks: pieces.map((_, index) => index + 2), end: pieces.length + 2 },
  };
};
