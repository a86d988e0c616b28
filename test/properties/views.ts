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

const jsonTexts = (bytes: Buffer): string[] => {
  const text = bytes.toString("utf8");
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.replace(/^data: ?/, "").replace(/^,/, ""));
  const framed: string[] = [];
  for (let at = 0; at + 16 <= bytes.length; at += Math.max(bytes.readUInt32BE(at), 16))
    framed.push(
      bytes.subarray(at + 12 + bytes.readUInt32BE(at + 4), at + bytes.readUInt32BE(at) - 4).toString(),
    );
  return [text, ...lines, ...framed];
};

/** The strings of a body that stand at the same path, joined over its lines and frames, and again over array items. */
const joined = (bytes: Buffer): string[] => {
  const byPath = new Map<string, string>();
  const add = (key: string, text: string): void => void byPath.set(key, (byPath.get(key) ?? "") + text);
  for (const [index, text] of jsonTexts(bytes).entries()) {
    try {
      const value: unknown = JSON.parse(text);
      const choice = /"index":(\d+)/.exec(text)?.[1] ?? "";
      walk(value, "", (path, leaf) => {
        const kind = index === 0 ? "whole" : "line";
        add(`${kind} ${path}`, leaf);
        add(`${kind} ${choice} ${path}`, leaf);
        add(`${kind} ${path.replaceAll(/\/\d+/g, "/*")}`, leaf);
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
