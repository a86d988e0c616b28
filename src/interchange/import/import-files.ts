import type { Cassette } from "../../cassette/cassette.ts";
import { scanJson } from "../../formats/json-scan.ts";
import { placeOf } from "../../cassette/place.ts";
import { failure } from "../../errors.ts";
import type { Redactor } from "../../recorder/redact.ts";
import { cassetteNames } from "./cassette-names.ts";
import { IMPORTERS } from "./importers.ts";
import type { ImportedCassette, Importer, ImportFile } from "./importer.ts";
import { tellLosses } from "./losses.ts";
import { toInteraction } from "./to-interaction.ts";
import { unreadable } from "./unreadable.ts";
import { readYamlAll } from "./yaml.ts";

/** How files are imported. */
export interface ImportOptions {
  readonly redactor: Redactor;
  /** The program that imports, as the cassettes name it. */
  readonly recorder: Cassette["recorder"];
  /** ISO 8601 in UTC; stands where a source does not say when it was recorded. */
  readonly importedAt: string;
  /** The formats that are read; default: all. */
  readonly importers?: readonly Importer[];
}

/** A cassette that was made of a file. */
export interface NamedCassette {
  /** Its path below the folder of the cassettes, `/` between its parts, without `.json`; no two are alike. */
  readonly name: string;
  readonly cassette: Cassette;
}

/** What one file became. */
export interface FileImport {
  readonly path: string;
  /** The format it was in. */
  readonly format: string;
  readonly cassettes: readonly NamedCassette[];
  /** What could not be kept, a sentence each. */
  readonly notes: readonly string[];
}

const LOOKS_LIKE_JSON = /^\s*[[{]/;
const LOOKS_LIKE_YAML = /^(?:---|- |[\w"'-]+:(?:\s|$))/m;

/** Says why no importer takes a file: the mistake where it would be JSON or YAML, else that its format is not known. */
const unknownFormat = (file: ImportFile): Error => {
  const { text, path } = file;
  if (text !== undefined && LOOKS_LIKE_JSON.test(text) && file.json() === undefined) {
    const offset = scanJson(text);
    const reason =
      offset === text.length ? "it breaks off" : `unexpected ${JSON.stringify(text[offset] ?? "")}`;
    if (offset >= 0) return failure("importUnreadable", path, placeOf(text, offset), reason);
  }
  if (text !== undefined && LOOKS_LIKE_YAML.test(text) && file.yaml() === undefined) readYamlAll(text, path);
  return unreadable(file, "", text?.trim() === "" ? "it is empty" : "it is in no format that is known");
};

/** Recursion gives out on values that nest thousands of levels deep. */
const guarded = <T>(file: ImportFile, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(file, "", `it cannot be taken: ${error.message}`);
    throw error;
  }
};

const cassetteOf = (
  imported: ImportedCassette,
  file: ImportFile,
  { redactor, recorder, importedAt }: ImportOptions,
): { readonly cassette: Cassette; readonly notes: readonly string[] } => {
  const converted = imported.interactions.map((each) => toInteraction(each, file, importedAt));
  const sent = converted.map(({ interaction }) => interaction);
  const spans = redactor.spans(
    imported.spans ?? [],
    sent.map(({ request }) => request),
  );
  const interactions = sent.map((interaction) => redactor.interaction(interaction));
  return {
    cassette: { version: 1, recorder, interactions, spans, takes: [], variables: {} },
    notes: [...tellLosses(converted.flatMap(({ losses }) => losses)), ...imported.notes],
  };
};

const importFile = (file: ImportFile, options: ImportOptions) => {
  const importer = (options.importers ?? IMPORTERS).find((each) => each.recognises(file));
  if (!importer) throw unknownFormat(file);
  const { cassettes } = importer.read(file);
  const made = cassettes.map((each) => ({ name: each.name, ...cassetteOf(each, file, options) }));
  if (!made.some(({ cassette }) => cassette.interactions.length + cassette.spans.length > 0))
    throw unreadable(file, "", `its format is ${importer.name}, but it holds no HTTP exchange`);
  return { path: file.path, format: importer.name, made };
};

/**
 * Makes cassettes of the files of other recorders, every one redacted as a recording is. Nothing is written.
 * @throws `importUnreadable` for the first file that is of no known format or broken, with the place of the mistake.
 */
export const importFiles = (files: readonly ImportFile[], options: ImportOptions): FileImport[] => {
  const imports = files.map((file) => guarded(file, () => importFile(file, options)));
  const names = cassetteNames(
    imports.map(({ path, made }) => ({ path, names: made.map(({ name }) => name) })),
  );
  return imports.map(({ path, format, made }, index) => ({
    path,
    format,
    cassettes: made.map(({ cassette }, n) => ({ name: names[index]?.[n] ?? "", cassette })),
    notes: [...new Set(made.flatMap(({ notes }) => notes))],
  }));
};
