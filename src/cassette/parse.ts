import { failure } from "../errors.ts";
import { scanJson, type JsonPath } from "../formats/json-scan.ts";
import type { Blobs } from "./blob.ts";
import type { Cassette } from "./cassette.ts";
import { compileShape } from "./compile-shape.ts";
import type { DiskCassette } from "./disk.ts";
import { explainShape } from "./explain-shape.ts";
import { fillBodies } from "./fill-bodies.ts";
import { fillSpans } from "./fill-spans.ts";
import { isReadable, placeTooDeep, TOO_DEEP } from "./nesting.ts";
import { placeOf, placeOfPath, printPath } from "./place.ts";
import { cassetteSchema, interactionSchema } from "./schema.ts";

const VERSION = 1;

type Document = Readonly<Record<string, unknown>>;

/** Steps a document of the version it stands under up to the next. */
const STEPS: Readonly<Record<number, (older: Document) => Document>> = {};

const isCassette = compileShape(cassetteSchema);

/** Levels of a document that an interaction stands below. */
const INTERACTION_LEVEL = 2;

const isShapedInteraction = compileShape(interactionSchema);

/** Tells whether a value may stand in the list of a cassette's interactions, as far as it says so by itself. */
export const isInteraction = (value: unknown): boolean =>
  isReadable(value, INTERACTION_LEVEL) && isShapedInteraction(value);

const corrupt = (file: string, place: string, reason: string): Error =>
  failure("cassetteCorrupt", file, place, reason);

const CONFLICT = /^(?:<{7}|={7}|>{7})(?: |$)/m;

const syntaxError = (text: string, file: string): Error => {
  const conflict = CONFLICT.exec(text);
  if (conflict) return corrupt(file, placeOf(text, conflict.index), "a merge conflict stands in it");
  const offset = scanJson(text);
  const seen = JSON.stringify(text[offset] ?? "");
  return corrupt(
    file,
    placeOf(text, offset),
    offset === text.length ? "it breaks off" : `unexpected ${seen}`,
  );
};

const readDocument = (text: string, file: string): Document => {
  if (text.trim() === "") throw corrupt(file, "", "the file is empty");
  try {
    return proveOurs(JSON.parse(text), file);
  } catch (error) {
    throw error instanceof SyntaxError ? syntaxError(text, file) : error;
  }
};

const proveOurs = (document: unknown, file: string): Document => {
  const version = (document as Document | null)?.["version"];
  if (typeof version !== "number" || !("interactions" in (document as Document)))
    throw failure("cassetteForeign", file);
  if (version > VERSION) throw failure("cassetteTooNew", file, version, VERSION);
  return document as Document;
};

const stepUp = (document: Document): Document => {
  const step = STEPS[document["version"] as number];
  return step ? stepUp(step(document)) : document;
};

/**
 * Reads the text of a cassette file; `blobs` holds the files beside it, `file` is named in errors.
 * @throws `cassetteCorrupt` (with line, column and JSON path), `cassetteForeign`, `cassetteTooNew`.
 */
export const parseCassette = (text: string, file: string, blobs: Blobs = new Map()): Cassette => {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const document = stepUp(readDocument(content, file));
  if (!isReadable(document)) throw corrupt(file, placeTooDeep(content), TOO_DEEP);
  const wrong = (path: JsonPath, reason: string): Error =>
    corrupt(file, placeOfPath(content, path), `${printPath(path)}: ${reason}`);
  const mistake = isCassette(document) ? undefined : explainShape(document);
  if (mistake) throw wrong(mistake.path, mistake.reason);
  const disk = document as unknown as DiskCassette;
  return { ...fillBodies(disk, blobs, wrong), spans: fillSpans(disk.spans, wrong) };
};

/**
 * Makes a cassette of its file's JSON, which it takes over: the document without its interactions, and those that
 * {@link isInteraction} holds for. `undefined` where it is of another version or anything is wrong with it, which
 * {@link parseCassette} then says.
 */
export const cassetteFrom = (
  { document, interactions }: { readonly document: object; readonly interactions: readonly unknown[] },
  blobs: Blobs,
): Cassette | undefined => {
  const wrong = (_path: JsonPath, reason: string): Error => new SyntaxError(reason);
  try {
    const rest = proveOurs({ ...document, interactions: [] }, "");
    if (rest["version"] !== VERSION || !isReadable(rest) || !isCassette(rest)) return undefined;
    const disk = { ...rest, interactions } as unknown as DiskCassette;
    return { ...fillBodies(disk, blobs, wrong), spans: fillSpans(disk.spans, wrong) };
  } catch {
    return undefined;
  }
};
