import type { Cassette } from "../../cassette/cassette.ts";
import { LlmReplayError } from "../../errors.ts";
import type { Redactor } from "../../recorder/redact.ts";
import { cassetteNames } from "./cassette-names.ts";
import { IMPORTERS } from "./importers.ts";
import type { ImportedCassette, Importer, ImportFile } from "./importer.ts";
import { tellLosses } from "./losses.ts";
import { mergeCassettes } from "./merge-cassettes.ts";
import { syntaxError } from "./syntax-error.ts";
import { toInteraction } from "./to-interaction.ts";
import { unreadable } from "./unreadable.ts";

/** How files are imported. */
export interface ImportOptions {
  readonly redactor: Redactor;
  /** The program that imports, as the cassettes name it. */
  readonly recorder: Cassette["recorder"];
  /** ISO 8601 in UTC; stands where a source does not say when it was recorded. */
  readonly importedAt: string;
  /** The name of the one cassette that everything goes into; default: cassettes called after the files. */
  readonly into?: string | undefined;
  /** Tells which files are passed over where they are of no known format; default: none. */
  readonly mayBeForeign?: (file: ImportFile) => boolean;
}

/** A cassette that was made of a file. */
export interface NamedCassette {
  /** Its path below the folder of the cassettes, `/` between its parts, without `.json`. */
  readonly name: string;
  readonly cassette: Cassette;
}

/** What one file became. */
export interface FileImport {
  readonly path: string;
  /** The format it was in. */
  readonly format: string;
  /** The names of the cassettes that hold it. */
  readonly cassettes: readonly string[];
  readonly interactions: number;
  readonly spans: number;
  /** What could not be kept, a sentence each. */
  readonly notes: readonly string[];
}

/** What came of an import. */
export interface ImportResult {
  readonly files: readonly FileImport[];
  /** No two have one name. */
  readonly cassettes: readonly NamedCassette[];
  /** The files that are of no known format, where they may be. */
  readonly passedOver: readonly string[];
  /** Why files could not be imported, `importUnreadable` each; then nothing should be written. */
  readonly problems: readonly LlmReplayError[];
}

/** What one file became, its cassettes not named yet. */
interface Read {
  readonly path: string;
  readonly format: string;
  readonly made: readonly {
    readonly name: string | undefined;
    readonly cassette: Cassette;
    readonly notes: readonly string[];
  }[];
}

const cassetteOf = (
  { interactions, spans = [], startedAt, notes }: ImportedCassette,
  file: ImportFile,
  { redactor, recorder, importedAt }: ImportOptions,
): { readonly cassette: Cassette; readonly notes: readonly string[] } => {
  const converted = interactions.map((each) => toInteraction(each, file, importedAt));
  const sent = converted.map(({ interaction }) => interaction);
  return {
    cassette: {
      version: 1,
      recorder,
      ...(startedAt !== undefined && { startedAt }),
      interactions: sent.map((interaction) => redactor.interaction(interaction)),
      spans: redactor.spans(
        spans,
        sent.map(({ request }) => request),
      ),
      takes: [],
      variables: {},
    },
    notes: [...tellLosses(converted.flatMap(({ losses }) => losses)), ...notes],
  };
};

const emptiness = ({ name }: Importer, notes: readonly string[]): string =>
  [`its format is ${name}, but it holds nothing that can be kept`, ...notes].join(". ").replace(/\.$/, "");

const readFile = (file: ImportFile, importer: Importer, options: ImportOptions): Read => {
  const made = importer.read(file).cassettes.map((each) => ({
    name: each.name,
    ...cassetteOf(each, file, options),
  }));
  if (!made.some(({ cassette }) => cassette.interactions.length + cassette.spans.length > 0))
    throw unreadable(
      file,
      "",
      emptiness(
        importer,
        made.flatMap(({ notes }) => notes),
      ),
    );
  return { path: file.path, format: importer.name, made };
};

/** Recursion gives out on values that nest thousands of levels deep. */
const asProblem = (error: unknown, file: ImportFile): LlmReplayError => {
  if (error instanceof LlmReplayError) return error;
  if (error instanceof RangeError) return unreadable(file, "", `it cannot be taken: ${error.message}`);
  throw error;
};

const named = (
  reads: readonly Read[],
  into: string | undefined,
): Pick<ImportResult, "files" | "cassettes"> => {
  const names = cassetteNames(reads.map(({ path, made }) => ({ path, names: made.map(({ name }) => name) })));
  const apart = reads.flatMap(({ made }, index) =>
    made.map(({ cassette }, n) => ({ name: names[index]?.[n] ?? "", cassette })),
  );
  const files = reads.map(({ path, format, made }, index) => ({
    path,
    format,
    cassettes: into === undefined ? (names[index] ?? []) : [into],
    interactions: made.reduce((sum, { cassette }) => sum + cassette.interactions.length, 0),
    spans: made.reduce((sum, { cassette }) => sum + cassette.spans.length, 0),
    notes: [...new Set(made.flatMap(({ notes }) => notes))],
  }));
  const [first, ...others] = apart.map(({ cassette }) => cassette);
  if (into === undefined || first === undefined) return { files, cassettes: apart };
  return { files, cassettes: [{ name: into, cassette: mergeCassettes([first, ...others]) }] };
};

/** Makes cassettes of the files of other recorders, every one redacted as a recording is. Nothing is written. */
export const importFiles = (files: readonly ImportFile[], options: ImportOptions): ImportResult => {
  const { into, mayBeForeign } = options;
  const reads: Read[] = [];
  const passedOver: string[] = [];
  const problems: LlmReplayError[] = [];
  for (const file of files)
    try {
      const importer = IMPORTERS.find((each) => each.recognises(file));
      const broken = importer ? undefined : syntaxError(file);
      if (importer) reads.push(readFile(file, importer, options));
      else if (!broken && mayBeForeign?.(file)) passedOver.push(file.path);
      else throw broken ?? unreadable(file, "", "it is in no format that is known");
    } catch (error) {
      problems.push(asProblem(error, file));
    }
  return { ...named(reads, into), passedOver, problems };
};
