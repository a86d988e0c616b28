import { gunzipSync } from "node:zlib";
import { numbersOf } from "../../formats/json-numbers.ts";
import { decodeUtf8 } from "../../formats/utf8.ts";
import { failure } from "../../errors.ts";
import { once } from "../../once.ts";
import type { ImportFile } from "./importer.ts";
import { readYamlAll } from "./yaml.ts";

/** What a file that is to be imported may come to, unpacked: more is no recording of a test. */
export const MAX_BYTES = 256 * 2 ** 20;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const unpacked = (path: string, bytes: Uint8Array): Uint8Array => {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ERR_BUFFER_TOO_LARGE" ? `it unpacks to more than ${MAX_BYTES} bytes` : message;
    throw failure("importUnreadable", path, "", `its gzip cannot be undone: ${reason}`);
  }
};

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** A file as it stands on the disk, and what is known beside it. */
export interface FileToOpen extends Pick<ImportFile, "path" | "origin" | "beside"> {
  readonly content: Uint8Array;
}

/**
 * Makes what importers see of a file.
 * @throws `importUnreadable` where its gzip is broken, or it is too large.
 */
export const openFile = ({ path, origin, content, beside }: FileToOpen): ImportFile => {
  const bytes = unpacked(path, content);
  if (bytes.byteLength > MAX_BYTES)
    throw failure("importUnreadable", path, "", `it holds more than ${MAX_BYTES} bytes`);
  const decoded = decodeUtf8(bytes);
  const text = decoded?.startsWith("\uFEFF") ? decoded.slice(1) : decoded;
  const json = once((): unknown =>
    text === undefined ? undefined : orUndefined(() => JSON.parse(text) as unknown),
  );
  const yaml = once(() => (text === undefined ? undefined : orUndefined(() => readYamlAll(text, path))));
  return {
    path,
    origin,
    bytes,
    text,
    json,
    literals: once(() => (text === undefined || json() === undefined ? undefined : numbersOf(text))),
    yaml,
    document: () => json() ?? yaml()?.[0],
    beside,
  };
};
