import { sha256 } from "../formats/sha256.ts";

/** The header line under which a recorded request keeps the fingerprint of its key, where `match.credentials` asks for it. */
export const CREDENTIAL_HEADER = "x-llm-replay-credential";

const KEY_HEADERS = ["authorization", "x-api-key", "api-key", "x-goog-api-key", "ocp-apim-subscription-key"];
/** Tells whether a header carries a credential, and so is never kept. */
export const isCredentialHeader = (name: string): boolean => KEY_HEADERS.includes(name.toLowerCase());

const KEY_QUERY = ["key", "api_key", "api-key"];
const SIGNED = /^AWS4-[^ ]+ Credential=([^/,]+)/;

const credentialOf = (url: URL, headers: Headers): string | undefined => {
  for (const name of KEY_HEADERS) {
    const value = headers.get(name);
    // A signature differs each time; who signed does not.
    if (value !== null) return SIGNED.exec(value)?.[1] ?? value;
  }
  return KEY_QUERY.map((name) => url.searchParams.get(name)).find((value) => value !== null) ?? undefined;
};

/**
 * Names the credential a request carries by 16 hex digits, salted with its host; `undefined` where it carries none.
 * The credential cannot be read back from it.
 */
export const credentialFingerprint = (request: {
  readonly url: string;
  readonly headers: Headers;
}): string | undefined => {
  const url = new URL(request.url);
  const credential = credentialOf(url, request.headers);
  return credential === undefined ? undefined : sha256(`llm-replay\0${url.host}\0${credential}`).slice(0, 16);
};
