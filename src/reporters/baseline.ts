import * as v from "valibot";
import { failure } from "../errors.ts";
import { readDocument } from "./read-document.ts";
import { scoreSchema } from "./run-file.ts";

const accepted = v.strictObject({
  reason: v.string(),
  /** The figures that were accepted, in words. */
  what: v.string(),
});

const testBaseline = v.strictObject({
  /** The digest of the cassette that the scores are of; absent where there was none. */
  cassette: v.optional(v.string()),
  scores: v.array(v.omit(scoreSchema, ["explanation"])),
  /** What somebody accepted of this very recording; another recording is another question. */
  accepted: v.optional(v.array(accepted)),
});

/** The format of a baseline, version 1; the published JSON Schema is made of it. */
export const baselineSchema = v.strictObject({
  version: v.literal(1),
  tests: v.record(v.string(), testBaseline),
});

/** The scores that a suite is held against: `cassettes/baseline.json`, committed. */
export type Baseline = v.InferOutput<typeof baselineSchema>;

/** What of one test is the baseline. */
export type TestBaseline = v.InferOutput<typeof testBaseline>;

/** A suite nobody has accepted anything of. */
export const emptyBaseline: Baseline = { version: 1, tests: {} };

/** The file's name, in the folder of the cassettes. */
export const BASELINE_FILE = "baseline.json";

/**
 * Reads the text of a baseline; `file` is named in errors.
 *
 * @throws `baselineUnreadable` with the place and the reason.
 */
export const readBaseline = (text: string, file: string): Baseline =>
  readDocument(text, baselineSchema, (reason) => failure("baselineUnreadable", file, reason));

const inOrder = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** A list with an item a line, so that a review shows what changed and merges seldom conflict. */
const listed = (name: string, items: readonly object[]): string => {
  const lines = items.map((item) => `\n        ${JSON.stringify(item)}`);
  return `      ${JSON.stringify(name)}: [${lines.join(",")}${lines.length > 0 ? "\n      " : ""}]`;
};

const printTest = ([id, { cassette, scores, accepted }]: readonly [string, TestBaseline]): string => {
  const members = [
    ...(cassette === undefined ? [] : [`      "cassette": ${JSON.stringify(cassette)}`]),
    listed(
      "scores",
      scores.map((score) => Object.fromEntries(inOrder(score))),
    ),
    ...(accepted ? [listed("accepted", accepted)] : []),
  ];
  return `    ${JSON.stringify(id)}: {\n${members.join(",\n")}\n    }`;
};

/** Prints a baseline: tests in the order of their ids, one score a line. */
export const printBaseline = ({ version, tests }: Baseline): string => {
  const printed = inOrder(tests).map((entry) => `\n${printTest(entry)}`);
  return `{\n  "version": ${version},\n  "tests": {${printed.join(",")}${printed.length > 0 ? "\n  " : ""}}\n}\n`;
};
