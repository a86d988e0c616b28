import type { JsonValue } from "../formats/json.ts";
import type { DiskChunk, DiskRequestBody } from "./disk.ts";
import { block, inlineArray, pretty } from "./pretty.ts";
import { type Members, optionalJson, printMembers } from "./print-members.ts";

const lines = (items: readonly unknown[], pad: string): string =>
  block(
    "[",
    items.map((item) => (typeof item === "string" ? JSON.stringify(item) : pretty(item as JsonValue, pad))),
    "]",
    pad,
  );

const printChunk = (chunk: DiskChunk, pad: string): string =>
  Array.isArray(chunk)
    ? block(
        "[",
        chunk.map((item) => JSON.stringify(item)),
        "]",
        pad,
      )
    : JSON.stringify(chunk);

const membersOf = (body: DiskRequestBody, pad: string): Members => {
  if ("json" in body)
    return [
      ["json", pretty(body.json, pad)],
      ["layout", optionalJson(body.layout, pad)],
      ["numbers", optionalJson(body.numbers, pad)],
    ];
  if ("text" in body) return [["text", lines(body.text, pad)]];
  if ("chunks" in body) return [["chunks", lines(body.chunks, pad)]];
  if ("events" in body)
    return [
      [
        "events",
        block(
          "[",
          body.events.map((chunk) => printChunk(chunk, `${pad}  `)),
          "]",
          pad,
        ),
      ],
      ["newline", optionalJson(body.newline, pad)],
      ["layout", optionalJson(body.layout, pad)],
    ];
  if ("base64" in body) return [["base64", JSON.stringify(body.base64)]];
  if ("blob" in body)
    return [
      ["blob", JSON.stringify(body.blob)],
      ["size", String(body.size)],
    ];
  return [
    ["continues", String(body.continues)],
    ["remove", body.remove && lines(body.remove, pad)],
    ["set", optionalJson(body.set, pad)],
    ["append", optionalJson(body.append, pad)],
    ["layout", optionalJson(body.layout, pad)],
    ["numbers", optionalJson(body.numbers, pad)],
  ];
};

/** Prints a body, a chunk or a line of text an item. */
export const printBody = (body: DiskRequestBody | null, pad: string): string => {
  if (body === null) return "null";
  const cuts = "cuts" in body && body.cuts ? inlineArray(body.cuts) : undefined;
  return printMembers([...membersOf(body, `${pad}  `), ["cuts", cuts]], pad);
};
