import { bytesOf, textOf } from "../../cassette/body.ts";
import type { Body } from "../../cassette/cassette.ts";
import { leadingFrames } from "../../formats/aws-event-stream.ts";

const isFramed = (bytes: Uint8Array): boolean => {
  for (const _ of leadingFrames(bytes)) return true;
  return false;
};

/**
 * Gives the text of a body as clients decode it: where a stream breaks off inside a character, that is U+FFFD
 * (https://encoding.spec.whatwg.org/#utf-8-decoder). `undefined` where the body holds the frames of an AWS event stream.
 */
export const bodyText = (body: Body | null): string | undefined => {
  const text = textOf(body);
  if (text !== undefined) return text;
  const bytes = bytesOf(body);
  return isFramed(bytes) ? undefined : Buffer.from(bytes).toString("utf8");
};
