import type { Cassette } from "../cassette/cassette.ts";
import type { RedactOptions } from "../recorder/redact.ts";
import type { Prices } from "../trace/price.ts";

/** What a cassette can be wrong in. */
type RuleName =
  | "unreadable"
  | "secret"
  | "hand-edited"
  | "stale"
  | "orphan"
  | "unpriced"
  | "retired"
  | "size"
  | "cache-prefix";

/** Something that a cassette should not be or hold. */
export interface Concern {
  readonly rule: RuleName;
  /** An error fails the check; a warning is told. */
  readonly severity: "error" | "warning";
  /** The cassette's file, relative to the project, with `/`. */
  readonly path: string;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}

/** What a rule finds. */
export interface Found extends Omit<Concern, "path"> {
  /** The cassette as it should be, where that can be told for certain. */
  readonly fixed?: Cassette;
}

/** A cassette's file as it was found. */
export interface CassetteFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Bytes of the file and of the blobs beside it. */
  readonly size: number;
  /** What it says, or why it cannot be read. */
  readonly cassette: Cassette | { readonly problem: string };
}

/** A file that could be read. */
export interface ReadFile extends CassetteFile {
  readonly cassette: Cassette;
}

/** What the rules measure with. */
export interface CheckOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds; cassettes that are older are stale. Absent: none is. */
  readonly maxAge?: number;
  /** Bytes. Default: 5 MB. */
  readonly maxSize?: number;
  /** The cassettes that the last whole run of the tests used, by path; absent where that is not known. */
  readonly used?: ReadonlySet<string>;
  readonly redact?: RedactOptions;
  readonly prices?: Prices;
}

/** Looks for one thing that can be wrong. */
export type Rule = (file: ReadFile, options: CheckOptions) => readonly Found[];
