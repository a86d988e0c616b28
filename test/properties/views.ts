import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf } from "../../src/cassette/body.ts";
import type { Body } from "../../src/cassette/cassette.ts";
import { parseCassette } from "../../src/cassette/parse.ts";

const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/;

type Take = (path: string, text: string) => void;

/** Walks all strings of a value; what is JSON or base64 inside a string is walked too. */
const walk = (value: unknown, path: string, take: Take): void => {
  if (typeof value === "string") {
    take(path, value);
    if (BASE64.test(value)) readInside(Buffer.from(value, "base64").toString("utf8"), `${path}~64`, take);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}/${index}`, take);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) walk(item, `${path}/${key}`, take);
  }
};

const readInside = (text: string, path: string, take: Take): void => {
  take(path, text);
  try {
    walk(JSON.parse(text), path, take);
  } catch {
    // no JSON: the text alone
  }
};

/** The payloads of an AWS event stream; none where the bytes are no such stream. */
const payloads = (bytes: Buffer): string[] => {
  const found: string[] = [];
  let at = 0;
  while (at + 16 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 16 || at + size > bytes.length) return [];
    found.push(bytes.subarray(at + 12 + bytes.readUInt32BE(at + 4), at + size - 4).toString("utf8"));
    at += size;
  }
  return at === bytes.length ? found : [];
};

const jsonTexts = (bytes: Buffer): string[] => {
  const frames = payloads(bytes);
  if (frames.length > 0) return frames;
  const text = bytes.toString("utf8");
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^data: ?/, "").replace(/^,/, ""));
  return [text, ...lines];
};

/** The strings of a body that stand at the same path, joined over its lines and frames, and again over array items. */
const joined = (bytes: Buffer): string[] => {
  const byPath = new Map<string, string>();
  const add = (key: string, text: string): void => void byPath.set(key, (byPath.get(key) ?? "") + text);
  for (const text of jsonTexts(bytes)) {
    try {
      const value: unknown = JSON.parse(text);
      const choice = /"index":(\d+)/.exec(text)?.[1] ?? "";
      walk(value, "", (path, leaf) => {
        add(path, leaf);
        add(`${choice} ${path}`, leaf);
        add(`* ${path.replaceAll(/\/\d+/g, "/*")}`, leaf);
      });
    } catch {
      // not a line of JSON
    }
  }
  return [...byPath.values()];
};

const bodyViews = (body: Body | null): string[] => {
  const bytes = Buffer.from(bytesOf(body));
  return [bytes.toString("utf8"), bytes.toString("latin1"), ...joined(bytes)].flatMap((text) => [
    text,
    text.replaceAll("\\n", "\n").replaceAll('\\"', '"').replaceAll("\\\\", "\\"),
  ]);
};

/** Every text that somebody could read out of a folder of cassettes, decoded in every way we know. */
export const viewsOf = async (
  dir: string,
): Promise<readonly { readonly file: string; readonly text: string }[]> => {
  const views: { file: string; text: string }[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const raw = await readFile(file, "utf8");
    const add = (text: string): void => void views.push({ file, text });
    add(raw);
    if (!file.endsWith(".json")) continue;
    walk(JSON.parse(raw), "", (_path, text) => add(text));
    for (const { request, response } of parseCassette(raw, file).interactions) {
      add(decodeURIComponent(request.url));
      for (const text of [...bodyViews(request.body), ...bodyViews(response?.body ?? null)]) add(text);
    }
  }
  return views;
};

const lengthsOnly = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.length : value;

/** What masking must leave: the JSON documents of a body with the length of each string in its place, and all other numbers. */
export const skeletonOf = (bytes: Buffer): readonly string[] =>
  jsonTexts(bytes).map((text) => {
    try {
      return JSON.stringify(JSON.parse(text), lengthsOnly);
    } catch {
      return String(text.length);
    }
  });
