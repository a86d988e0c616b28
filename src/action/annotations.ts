import { join } from "node:path/posix";
import { posixPath } from "../cassette/path.ts";
import { printableLine } from "../formats/printable.ts";
import type { Finding, PlainReport, PlainTest } from "../reporters/report.ts";

/** A finding at the place it is about. */
export interface Annotation {
  readonly kind: "error" | "warning" | "notice";
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly title: string;
  readonly message: string;
}

const KINDS = { regression: "error", warning: "warning" } as const;

/** A test that is gone has no line; its cassette has none either. */
const placeOf = ({ file, line, cassette, kind }: PlainTest): { file: string; line: number } | undefined => {
  const found = file ?? (kind === "removed" ? undefined : cassette);
  return found === undefined ? undefined : { file: found, line: file === undefined ? 1 : (line ?? 1) };
};

const kindOf = ({ severity, accepted }: Finding): Annotation["kind"] | undefined => {
  if (severity !== "regression" && severity !== "warning") return undefined;
  return accepted === undefined ? KINDS[severity] : "notice";
};

const messageOf = ({ message, accepted }: Finding): string =>
  printableLine(accepted === undefined ? message : `${message} Accepted: ${accepted}`);

/**
 * Makes an annotation of each regression and warning of a test, at the test's line, the gravest first; what was accepted
 * is a notice. `folder` is where the tests run, from the repository's top.
 */
export const annotationsOf = ({ tests }: Pick<PlainReport, "tests">, folder: string): Annotation[] =>
  tests.flatMap((test) => {
    const place = placeOf(test);
    if (!place) return [];
    const file = join(posixPath(folder), place.file);
    const title = printableLine(test.id).slice(0, 200);
    return test.findings.flatMap((finding) => {
      const kind = kindOf(finding);
      return kind ? [{ kind, file, line: place.line, title, message: messageOf(finding) }] : [];
    });
  });

/** GitHub shows that many of each kind a step, and drops the rest without a word. */
const SHOWN = 10;

/** Keeps what GitHub shows of each kind; the last one of a kind says how many more there are. */
export const shownAnnotations = (all: readonly Annotation[]): Annotation[] =>
  [...Map.groupBy(all, ({ kind }) => kind).values()].flatMap((same) => {
    const last = same[SHOWN - 1];
    if (same.length <= SHOWN || !last) return same;
    const more = `And ${same.length - SHOWN + 1} more: the summary of the job has them all.`;
    return [...same.slice(0, SHOWN - 1), { ...last, message: more }];
  });
