import type { JsonLayout, JsonValue } from "../formats/json.ts";
import type { Edits } from "./apply-edits.ts";
import type {
  Body,
  Cassette,
  Chunk,
  Interaction,
  RecordedRequest,
  RecordedResponse,
  RecordedSpan,
} from "./cassette.ts";

/** Binary bytes kept in a file of their own, named after their SHA-256, in the folder beside the cassette. */
export interface BlobBody {
  readonly blob: string;
  /** Bytes. */
  readonly size: number;
  readonly cuts?: readonly number[];
}

/** One server-sent event whose data is JSON. */
export interface DiskEvent {
  readonly event?: string;
  readonly data: JsonValue;
  /** Spaces before the last brace of the data, which some providers add at random. */
  readonly pad?: number;
}

/** A chunk of a stream: one event, several, text, or bytes that are none. */
export type DiskChunk = DiskEvent | readonly (string | DiskEvent)[] | Chunk;

/** A stream of server-sent events, a chunk an item. */
export interface EventsBody {
  readonly events: readonly DiskChunk[];
  /** How lines end; default `\n`. */
  readonly newline?: "\r\n";
  /** How the JSON of all events is laid out; absent: compact. */
  readonly layout?: JsonLayout;
}

/**
 * A JSON request body as what changed since an earlier request's. Pointers are JSON pointers (RFC 6901) into the
 * earlier body; `remove` is applied first, then `set`, then `append`.
 */
export interface ContinuedBody {
  /** The index of the interaction whose request body this one continues. */
  readonly continues: number;
  /** Members of objects and items of arrays to take out, last items first. */
  readonly remove?: readonly string[];
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Items to add to the end of arrays, text to add to the end of strings. */
  readonly append?: Readonly<Record<string, readonly JsonValue[] | string>>;
  /** The layout, where it differs from the earlier body's; `null`: compact. */
  readonly layout?: JsonLayout | null;
  /** Number literals beyond those of the earlier body that still stand where they stood. */
  readonly numbers?: Readonly<Record<string, string>>;
  readonly cuts?: readonly number[];
}

/** A response body as it stands in the file. */
export type DiskBody = Body | BlobBody | EventsBody;

/** A request body as it stands in the file. */
export type DiskRequestBody = DiskBody | ContinuedBody;

/** An interaction as it stands in the file. */
interface DiskInteraction extends Omit<Interaction, "request" | "response"> {
  readonly request: Omit<RecordedRequest, "body"> & { readonly body: DiskRequestBody | null };
  readonly response?: Omit<RecordedResponse, "body"> & { readonly body: DiskBody | null };
}

/** A span's attributes as what changed since an earlier span's; pointers lead into these. */
export interface ContinuedAttributes extends Edits {
  /** The index of the span whose attributes these continue. */
  readonly continues: number;
}

/** A span as it stands in the file: with its attributes, or with how they continue an earlier span's. */
export interface DiskSpan extends Omit<RecordedSpan, "attributes">, Partial<ContinuedAttributes> {
  readonly attributes?: RecordedSpan["attributes"];
}

/** A cassette as it stands in the file. */
export interface DiskCassette extends Omit<Cassette, "interactions" | "spans"> {
  readonly interactions: readonly DiskInteraction[];
  readonly spans: readonly DiskSpan[];
}
