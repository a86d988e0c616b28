import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf } from "../../../src/cassette/body.ts";
import { once } from "../../../src/once.ts";
import type { ImportFile } from "../../../src/interchange/import/importer.ts";
import { toInteraction } from "../../../src/interchange/import/to-interaction.ts";
import type { Importer } from "../../../src/interchange/import/importer.ts";
import { bodyBytes, byCassette, corpusFile, type CorpusLine, readCorpus } from "../../corpus/corpus.ts";
import { fileOf } from "./import-text.ts";

/** A cassette of the corpus as its tool wrote it, beside what an independent reading found in it. */
export interface CorpusCassette {
  readonly name: string;
  readonly file: ImportFile;
  readonly lines: readonly CorpusLine[];
}

interface Entry {
  readonly format: string;
  readonly file: string;
  readonly source: string;
  readonly path: string;
}

const linesOf = once(
  () =>
    new Map(byCassette(readCorpus("dev")).map((group) => [`${group[0]?.source} ${group[0]?.path}`, group])),
);

/** Lists the cassettes of one format of the corpus; none where the corpus is absent. */
export const corpusCassettes = (format: string): readonly CorpusCassette[] => {
  const folder = corpusFile("formats");
  if (folder === undefined) return [];
  const entries = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as Entry[];
  return entries
    .filter((entry) => entry.format === format)
    .map(({ file, source, path }) => ({
      name: file,
      file: fileOf(path, readFileSync(join(folder, file))),
      lines: linesOf().get(`${source} ${path}`) ?? [],
    }));
};

/** What is compared of an exchange: bodies byte for byte. */
interface Compared {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly asked: string;
  readonly answered: string;
}

/** What an importer makes of a cassette, exchange by exchange, as far as the independent reading has it. */
export const importedExchanges = (importer: Importer, { file, lines }: CorpusCassette): Compared[] => {
  const [cassette] = importer.read(file).cassettes;
  return lines.map(({ order }) => {
    const { interaction } = toInteraction(cassette!.interactions[order]!, file, "2026-01-01T00:00:00.000Z");
    const { request, response } = interaction;
    return {
      method: request.method,
      url: decodeURI(request.url),
      status: response!.status,
      asked: Buffer.from(bytesOf(request.body)).toString("latin1"),
      answered: Buffer.from(bytesOf(response!.body)).toString("latin1"),
    };
  });
};

/** The same of the independent reading. */
export const readExchanges = ({ lines }: CorpusCassette): Compared[] =>
  lines.map(({ request, response }) => ({
    method: request.method.toUpperCase(),
    url: decodeURI(request.url),
    status: response.status,
    asked: bodyBytes(request).toString("latin1"),
    answered: bodyBytes(response).toString("latin1"),
  }));
