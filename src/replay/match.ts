import { hash } from "node:crypto";
import type { Role } from "../answer.ts";
import { bytesOf, textOf } from "../cassette/body.ts";
import type { Header, RecordedRequest } from "../cassette/cassette.ts";
import { canonicalJson, type JsonValue } from "../formats/json.ts";
import { readJsonLoosely, type Content } from "./canonical-body.ts";
import { canonicalUrl } from "./canonical-url.ts";
import type { ReadHeader } from "./counted-headers.ts";
import { withoutPaths } from "../formats/ignore-paths.ts";

/** A request as `match.normalize` gets it: header names in lower case, the body as JSON where it is JSON. */
export type MatchedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue;
};

/** What makes two requests the same, beyond method, URL, body and role. */
export interface MatchOptions {
  /** JSON paths (RFC 9535) into JSON bodies; what they point at does not count. */
  readonly ignore?: readonly string[] | undefined;
  /** Gives what stands for the request instead: equal values match. It must be pure. */
  readonly normalize?: ((request: MatchedRequest) => JsonValue) | undefined;
  /** Names of further headers that count. */
  readonly headers?: readonly string[] | undefined;
  /** Lets the credential count, by a fingerprint, so that a wrong key is not answered; default: false. */
  readonly credentials?: boolean | undefined;
}

/** Matching plus what hides secrets, so that requests of today are compared as recorded ones are kept. */
export interface TapeOptions extends MatchOptions {
  /** Hides the secrets of a request, the way it was done while recording. */
  readonly redact?: ((request: RecordedRequest) => RecordedRequest) | undefined;
  /**
   * Tells cheaply that a text needs no {@link redact}. Leave it out where the user has a hook of his own:
   * then every request is redacted and nothing is compared as it stands.
   */
  readonly mayHoldSecret?: ((text: string) => boolean) | undefined;
  /** Gives the answers of equal requests from the first again once all were given; default: false. */
  readonly repeats?: boolean | undefined;
}

const LONGEST_STORED_KEY = 200;
/** Reads the headers of a recorded request; repeated lines are joined. */
export const readFrom =
  (headers: readonly Header[]): ReadHeader =>
  (name) => {
    let joined: string | undefined;
    for (const [key, value] of headers)
      if (key === name) joined = joined === undefined ? value : `${joined}, ${value}`;
    return joined;
  };

/** Writes what stands before the body in a match key: role, method, URL and the headers that count. */
export const headOf = (role: Role, method: string, url: string, counted: readonly Header[]): string => {
  let head = `${role} ${method} ${canonicalUrl(url)}`;
  for (const [name, value] of counted) head += `\n${name}: ${value}`;
  return head;
};

/** Gives the body of a recorded request as matching sees it. */
export const contentOf = ({ headers, body }: RecordedRequest): Content => {
  const contentType = readFrom(headers)("content-type") ?? "";
  if (body !== null && "json" in body)
    return {
      contentType,
      json: { value: body.json, ...(body.numbers && { numbers: body.numbers }) },
    };
  const text = textOf(body);
  return text === undefined ? { contentType, bytes: bytesOf(body) } : { contentType, text };
};

/** Gives the JSON of a body; `undefined` where it is not JSON. */
export const jsonIn = (content: Content): Content["json"] =>
  content.json ?? (content.text === undefined ? undefined : readJsonLoosely(content.text));

/** Leaves out of a JSON body what `match.ignore` points at. */
export const withIgnored = (content: Content, ignore: readonly string[]): Content => {
  const json = ignore.length > 0 ? jsonIn(content) : undefined;
  return json
    ? { contentType: content.contentType, json: { ...json, value: withoutPaths(json.value, ignore) } }
    : content;
};

/** Gives the key that `match.normalize` makes of a request, short enough to be kept with it. */
export const normalizedKey = (
  request: RecordedRequest,
  normalize: NonNullable<MatchOptions["normalize"]>,
): string => {
  const content = contentOf(request);
  const body =
    jsonIn(content)?.value ?? content.text ?? Buffer.from(bytesOf(request.body)).toString("base64");
  const { method, url, headers } = request;
  const key = canonicalJson(normalize({ method, url, headers: Object.fromEntries(headers), body }));
  return key.length <= LONGEST_STORED_KEY ? key : `sha256 ${hash("sha256", key, "hex")}`;
};
