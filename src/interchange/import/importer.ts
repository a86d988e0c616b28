import type { Role } from "../../answer.ts";
import type { Failure, Header, RecordedSpan } from "../../cassette/cassette.ts";
import type { JsonNumbers } from "../../formats/json-numbers.ts";
import type { YamlValue } from "./yaml-value.ts";

/** A file that is to be imported, as recognisers and readers see it; nothing in it is trusted. */
export interface ImportFile {
  /** As errors and notes name it, with `/` between its parts. */
  readonly path: string;
  /** Where its requests went, as the user says: `https://api.openai.com`; for formats that keep no host. */
  readonly origin?: string | undefined;
  /** Its content, gzip undone. */
  readonly bytes: Uint8Array;
  /** Its content as text, without a byte order mark; `undefined` where it is not UTF-8. */
  readonly text: string | undefined;
  /** Its value where it is one JSON document, read once; else `undefined`. */
  json(): unknown;
  /** The number literals of a JSON document that JavaScript prints otherwise, by JSON pointer. */
  literals(): JsonNumbers | undefined;
  /** Its documents where it is YAML, read once, as `readYamlAll` gives them; else `undefined`. JSON is YAML too. */
  yaml(): readonly YamlValue[] | undefined;
  /** Its value where it is JSON, or its first document where it is YAML; else `undefined`. */
  document(): unknown;
  /**
   * Reads a file that this one names: below its own folder or, where `folder` is given, below the folder of that name that
   * stands beside it or beside a folder around it (WireMock's `__files`). `undefined` where there is none, or where the
   * name leads out of there.
   */
  beside(path: string, folder?: string): Uint8Array | undefined;
}

/** One exchange as another recorder kept it. Nothing is redacted or left out yet: `toInteraction` does that for all. */
export interface ImportedInteraction {
  readonly method: string;
  /** Absolute, `http` or `https`. */
  readonly url: string;
  /** As kept, repeated names repeated; `undefined` where the source keeps no request headers. */
  readonly headers: readonly Header[] | undefined;
  /** No bytes: there was no body. `undefined`: the source does not say. */
  readonly body: Uint8Array | undefined;
  readonly status: number;
  /** Default: the empty text. */
  readonly statusText?: string | undefined;
  readonly responseHeaders: readonly Header[];
  /** Encoded as `content-encoding` says, or decoded already: both are understood. */
  readonly responseBody: Uint8Array;
  /** The pieces `responseBody` came in, where the source knows them. */
  readonly chunks?: readonly Uint8Array[] | undefined;
  /** Milliseconds since the request was sent; `chunks` goes with `chunks` above, piece by piece. */
  readonly timing?:
    | {
        readonly headers?: number | undefined;
        readonly chunks?: readonly number[] | undefined;
        readonly end: number;
      }
    | undefined;
  /** Who sent it, where the source says so; default: the app. */
  readonly role?: Role | undefined;
  /** When the request was sent: what `Date.parse` reads. */
  readonly recordedAt?: string | undefined;
  /** What came instead of a response, or broke it off; then `status` 0 stands for no response at all. */
  readonly failure?: Failure | undefined;
  /** Nobody recorded it: it was written by hand or made by a mock. */
  readonly synthetic?: true | undefined;
  /** Where it stands in its file, for errors and notes: `$.log.entries[3]`, `line 12`. */
  readonly place: string;
}

/** What becomes one cassette. */
export interface ImportedCassette {
  /** What it is called instead of its file; of several cassettes in one file, each needs one. */
  readonly name?: string | undefined;
  readonly interactions: readonly ImportedInteraction[];
  /** Spans of a trace, times in milliseconds since the first interaction, or since the first span where there is none. */
  readonly spans?: readonly RecordedSpan[] | undefined;
  /** When the clock of the spans stood at 0, ISO 8601; where there are spans alone. */
  readonly startedAt?: string | undefined;
  /** What could not be kept, a sentence each, the same one once: `3 request bodies were not kept by the recorder.` */
  readonly notes: readonly string[];
}

/** What one file holds. */
export interface Imported {
  readonly cassettes: readonly ImportedCassette[];
}

/** The reader of one format. */
export interface Importer {
  /** As users know it: `HAR`, `nock`, `vcrpy`. */
  readonly name: string;
  /** Tells by its content whether a file is of this format, broken details aside; never throws. */
  readonly recognises: (file: ImportFile) => boolean;
  /**
   * Reads a file that it recognises.
   * @throws `importUnreadable`, by `unreadable` of `unreadable.ts`, with the place in the file.
   */
  readonly read: (file: ImportFile) => Imported;
}
