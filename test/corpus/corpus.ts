import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** One recorded exchange of the corpus; its README describes the fields. */
export interface CorpusLine {
  readonly source: string;
  readonly path: string;
  readonly provider: string;
  readonly endpoint: string;
  readonly stream: boolean;
  readonly streamFormat?: "sse" | "aws-eventstream" | "ndjson" | "json-array";
  readonly order: number;
  readonly request: CorpusMessage & { readonly method: string; readonly url: string };
  readonly response: CorpusMessage & { readonly status: number; readonly chunkSizes?: readonly number[] };
}

/** Headers and body, as both sides of an exchange have them. */
export interface CorpusMessage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly bodyEncoding?: "base64";
}

const FOLDER = new URL("../../../shared/corpus/", import.meta.url);

/** The place of a file of the corpus, or undefined where the corpus is absent. */
export const corpusFile = (name: string): string | undefined => {
  const file = fileURLToPath(new URL(name, FOLDER));
  return existsSync(file) ? file : undefined;
};

/** What a test says when it has to do without the corpus. */
export const ABSENT =
  "the corpus of recorded traffic (../shared/corpus) is not here: nothing to compare with";

/** Reads all exchanges of `dev` or `smoke`; none where the corpus is absent. */
export const readCorpus = (name: "dev" | "smoke"): readonly CorpusLine[] => {
  const file = corpusFile(`${name}.jsonl.gz`);
  if (file === undefined) return [];
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as CorpusLine);
};

/** Puts the lines of one cassette file together, in their recorded order. */
export const byCassette = (lines: readonly CorpusLine[]): readonly (readonly CorpusLine[])[] =>
  Object.values(Object.groupBy(lines, (line) => `${line.source} ${line.path}`)).map((group) =>
    group!.toSorted((a, b) => a.order - b.order),
  );

/** The bytes of a message's body; none where it has no body. */
export const bodyBytes = (message: CorpusMessage): Buffer<ArrayBuffer> =>
  Buffer.from(message.body ?? "", message.bodyEncoding ?? "utf8");
