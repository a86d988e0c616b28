import type { Body } from "../../cassette/cassette.ts";
import { scanJson } from "../../formats/json-scan.ts";
import { isJsonObject } from "../../formats/json.ts";
import { parsedOr } from "../values/json-access.ts";
import { bodyText } from "./body-text.ts";
import type { StreamEvent } from "./stream-events.ts";

const itemStarts = (text: string): number[] => {
  const starts: number[] = [];
  scanJson(text, (path, start) => {
    if (path.length === 1) starts.push(start);
  });
  return starts;
};

/**
 * Reads the objects of a body that is one JSON array as the events of a stream, which Gemini sends so where it is not
 * asked for server-sent events; of an array that breaks off, those that are whole
 * (https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent).
 */
export const arrayEvents = (body: Body | null): StreamEvent[] => {
  const text = bodyText(body);
  if (text === undefined || !/^\s*\[/.test(text)) return [];
  return itemStarts(text).flatMap((start, index, starts) => {
    const end = text.lastIndexOf("}", starts[index + 1] ?? text.length) + 1;
    const data = parsedOr(text.slice(start, end));
    return isJsonObject(data) ? [{ data, end }] : [];
  });
};
