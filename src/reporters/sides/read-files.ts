import { hash } from "node:crypto";
import { basename } from "node:path";
import { parseCassette } from "../../cassette/parse.ts";
import { LlmReplayError } from "../../errors.ts";
import { decodeUtf8 } from "../../formats/utf8.ts";
import type { Recording } from "../report.ts";

/** The files of a state of a project, wherever they are kept. */
export interface Files {
  /** Their paths, with `/`. */
  readonly paths: readonly string[];
  /** The bytes of several files at once, in their order. */
  readonly read: (paths: readonly string[]) => readonly (Buffer | undefined)[];
}

const isCassette = (path: string): boolean => path.endsWith(".json") && basename(path) !== "baseline.json";

/** The names of the files beside a cassette that its text names. */
const blobsOf = (path: string, text: string, { paths, read }: Files): Map<string, Buffer> => {
  if (!text.includes('.bin"')) return new Map();
  const folder = `${path.replace(/\.json$/, "")}.blobs/`;
  const named = paths.filter((each) => each.startsWith(folder) && text.includes(basename(each)));
  const contents = read(named);
  return new Map(
    named.flatMap((each, index) => {
      const bytes = contents[index];
      return bytes ? [[basename(each), bytes]] : [];
    }),
  );
};

const recordingOf = (path: string, bytes: Buffer, files: Files): Recording | undefined => {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: "it is not UTF-8 text" };
  try {
    return { cassette: parseCassette(text, path, blobsOf(path, text, files)) };
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    // Other JSON may stand beside cassettes.
    return error.code === "cassetteForeign" ? undefined : { problem: error.message };
  }
};

/** Recordings that were read before, by the content of their files: most of a suite is the same on both sides. */
export type KnownRecordings = Map<string, Recording>;

/** So many files are read at once. */
const BATCH = 500;

/** What cannot be read says where it stands, and what has files beside it depends on these: neither is shared. */
const isShared = (bytes: Buffer, recording: Recording | undefined): recording is Recording =>
  recording !== undefined && "cassette" in recording && !bytes.includes('.bin"');

const sharedRecording = (
  path: string,
  bytes: Buffer,
  files: Files,
  known: KnownRecordings,
): Recording | undefined => {
  const content = hash("sha1", bytes);
  const found = known.get(content) ?? recordingOf(path, bytes, files);
  if (isShared(bytes, found)) known.set(content, found);
  return found;
};

/**
 * Reads the cassettes among files, and says of those that cannot be read why; other JSON is passed over. What is in `known`
 * is taken from there, and what is read is added.
 */
export const readRecordings = (files: Files, known: KnownRecordings = new Map()): Map<string, Recording> => {
  const paths = files.paths.filter(isCassette);
  const recordings = new Map<string, Recording>();
  for (let from = 0; from < paths.length; from += BATCH) {
    const batch = paths.slice(from, from + BATCH);
    const contents = files.read(batch);
    for (const [index, path] of batch.entries()) {
      const bytes = contents[index];
      const recording = bytes && sharedRecording(path, bytes, files, known);
      if (recording) recordings.set(path, recording);
    }
  }
  return recordings;
};
