import { readFrames } from "../../../src/formats/aws-event-stream.ts";
import { bodyBytes, type CorpusLine } from "../../corpus/corpus.ts";

const parsed = (text: string): unknown[] => {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
};

const sse = (body: string): unknown[] =>
  body
    .split(/\r?\n\r?\n|\r\r/)
    .map((block) =>
      block
        .split(/\r\n|\n|\r/)
        .filter((row) => row.startsWith("data:"))
        .map((row) => row.slice(5))
        .join("\n"),
    )
    .flatMap(parsed);

const eventType = (headers: Uint8Array): string =>
  /:(?:event|exception)-type\x07..([\w-]+)/s.exec(Buffer.from(headers).toString("latin1"))?.[1] ?? "unnamed";

const frames = (bytes: Buffer): unknown[] =>
  (readFrames(bytes) ?? []).flatMap(({ headers, payload }) => {
    const [value] = parsed(Buffer.from(payload).toString("utf8"));
    const inner = at(value, "bytes");
    if (typeof inner === "string") return parsed(Buffer.from(inner, "base64").toString("utf8"));
    return [{ [eventType(headers)]: value }];
  });

/** What stands at a path such as `choices.0.delta.content`; `undefined` where nothing does. */
export const at = (document: unknown, path: string): unknown => {
  let value = document;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};

/** The first number that stands at one of the paths. */
export const numberAt = (document: unknown, ...paths: readonly string[]): number | undefined =>
  paths.map((path) => at(document, path)).find((value) => typeof value === "number");

/** The text at a path, `""` where there is none. */
export const textAt = (document: unknown, path: string): string => {
  const value = at(document, path);
  return typeof value === "string" ? value : "";
};

/**
 * The JSON documents of a response, in order: the one it is, or one an event of its stream; an event of an AWS event
 * stream is an object with the event's name as its one key. Written apart from the readers, to check them.
 */
export const documentsOf = (line: CorpusLine): unknown[] => {
  if (line.streamFormat === "aws-eventstream") return frames(bodyBytes(line.response));
  const body = line.response.bodyEncoding ? "" : (line.response.body ?? "");
  if (/^\s*(?:data|event|id)?:/.test(body)) return sse(body);
  const whole = parsed(body);
  if (whole.length > 0) return Array.isArray(whole[0]) ? whole[0] : whole;
  return body.split("\n").flatMap(parsed);
};
