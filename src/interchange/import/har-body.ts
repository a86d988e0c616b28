import * as v from "valibot";
import type { HarEntry } from "./har-schema.ts";
import type { ImportFile } from "./importer.ts";
import { unreadable } from "./unreadable.ts";

/** A body of a HAR, and its pieces where the writer kept them. */
interface HarBody {
  readonly bytes: Uint8Array;
  readonly chunks?: readonly Uint8Array[];
}

type Content = NonNullable<HarEntry["response"]["content"]>;
type PostData = NonNullable<HarEntry["request"]["postData"]>;

const texts = v.array(v.string());
const field = v.array(v.object({ name: v.string(), value: v.optional(v.string(), "") }));

/** Polly keeps a body that came encoded as the JSON of its pieces, each in base64, of old in hex. */
const piecesOf = (text: string, encoding: "base64" | "hex"): HarBody | undefined => {
  if (!text.startsWith("[")) return undefined;
  try {
    const chunks = v.parse(texts, JSON.parse(text)).map((piece) => Buffer.from(piece, encoding));
    return { bytes: Buffer.concat(chunks), chunks };
  } catch {
    return undefined;
  }
};

const sidecar = (file: ImportFile, path: string, place: string): Uint8Array => {
  const bytes = file.beside(path);
  if (bytes) return bytes;
  throw unreadable(file, place, `the body lies in the file ${JSON.stringify(path)}, which is not there`);
};

/** Reads the body of a response; `undefined` where it was left out although there was one. */
export const responseBodyOf = (
  content: Content | null | undefined,
  file: ImportFile,
  place: string,
): HarBody | undefined => {
  const { text, encoding, size, _file: path, _isBinary: isBinary } = content ?? {};
  if (typeof path === "string") return { bytes: sidecar(file, path, place) };
  if (typeof text !== "string") return (size ?? 0) > 0 ? undefined : { bytes: new Uint8Array() };
  if (encoding === "base64") return piecesOf(text, "base64") ?? { bytes: Buffer.from(text, "base64") };
  return (isBinary ? piecesOf(text, "hex") : undefined) ?? { bytes: Buffer.from(text) };
};

/** Forms whose text was left out are told by their fields (HAR 1.2, params). */
const formOf = ({ mimeType, params }: PostData): Uint8Array | undefined => {
  const { success, output } = v.safeParse(field, params ?? []);
  if (!success || output.length === 0 || !/x-www-form-urlencoded/i.test(mimeType ?? "")) return undefined;
  return Buffer.from(new URLSearchParams(output.map(({ name, value }) => [name, value])).toString());
};

/** Reads the body of a request; `undefined` where it was left out although there was one. */
export const requestBodyOf = (
  { postData, bodySize }: HarEntry["request"],
  file: ImportFile,
  place: string,
): Uint8Array | undefined => {
  if (!postData) return (bodySize ?? 0) > 0 ? undefined : new Uint8Array();
  const { text, encoding, _file: path } = postData;
  if (typeof path === "string") return sidecar(file, path, place);
  if (typeof text === "string" && text !== "")
    return Buffer.from(text, encoding === "base64" ? "base64" : "utf8");
  return (
    formOf(postData) ??
    ((bodySize ?? 0) > 0 || (postData.params ?? []).length > 0 ? undefined : new Uint8Array())
  );
};
