import { bytesOf } from "../cassette/body.ts";
import type { RecordedRequest } from "../cassette/cassette.ts";
import { canonicalJson } from "../formats/json.ts";
import { sha256 } from "../formats/sha256.ts";
import { contentOf, jsonIn } from "./content.ts";
import type { MatchOptions } from "./match-options.ts";

const LONGEST_STORED_KEY = 200;

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
  return key.length <= LONGEST_STORED_KEY ? key : `sha256 ${sha256(key)}`;
};
