import type { RecordedRequest } from "../cassette/cassette.ts";
import type { JsonValue } from "../formats/json.ts";

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
