import { bytesOf, textOf } from "../cassette/body.ts";
import type { Body } from "../cassette/cassette.ts";

/** A name that says its value is an id, at any depth, but not inside a string that holds JSON: what a model writes is no id. */
const ID = /(?<!\\)"(?:\w*(?:_id|-id|Id|ID)|id|uuid)"\s*:\s*"([A-Za-z0-9_-]{8,200})"/g;
/** Bedrock wraps each event of a stream in base64 (InvokeModelWithResponseStream). */
const WRAPPED = /"bytes":"([A-Za-z0-9+/=]+)"/g;

const readable = (body: Body | null): string => textOf(body) ?? Buffer.from(bytesOf(body)).toString("latin1");

/** Lists the ids that a response gives under an id key. */
export const idsIn = (body: Body | null): string[] => {
  if (body === null) return [];
  const text = readable(body);
  const wrapped = Array.from(text.matchAll(WRAPPED), ([, bytes = ""]) =>
    Buffer.from(bytes, "base64").toString("utf8"),
  );
  return [text, ...wrapped].flatMap((each) => Array.from(each.matchAll(ID), ([, id = ""]) => id));
};
