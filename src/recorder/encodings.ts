import * as zlib from "node:zlib";

/** How a content encoding is taken off and put on again. */
interface Coding {
  readonly decode: (bytes: Uint8Array, limits?: { readonly maxOutputLength: number }) => Buffer;
  readonly encode: (bytes: Uint8Array) => Buffer;
}

const CODINGS: Readonly<Record<string, Coding>> = {
  gzip: { decode: zlib.gunzipSync, encode: zlib.gzipSync },
  "x-gzip": { decode: zlib.gunzipSync, encode: zlib.gzipSync },
  deflate: { decode: zlib.inflateSync, encode: zlib.deflateSync },
  br: { decode: zlib.brotliDecompressSync, encode: zlib.brotliCompressSync },
  zstd: { decode: zlib.zstdDecompressSync, encode: zlib.zstdCompressSync },
};

const [major = 0, minor = 0] = (process.versions["undici"] ?? "").split(".").map(Number);
/** Since 7.11: https://github.com/nodejs/undici/pull/4238 */
const FETCH_READS_ZSTD = major > 7 || (major === 7 && minor >= 11);

/** Tells whether the global fetch takes this content encoding off; a body in any other is passed on as it came. */
export const fetchDecodes = (contentEncoding: string): boolean =>
  contentEncoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .every((coding) => Object.hasOwn(CODINGS, coding) && (coding !== "zstd" || FETCH_READS_ZSTD));

/** Changes what an encoded body says: `change` gets it decoded. It is encoded anew only where it changed. */
export const changeDecoded = (
  bytes: Uint8Array,
  contentEncoding: string,
  change: (decoded: Uint8Array) => Uint8Array,
): Uint8Array => {
  const coding = CODINGS[contentEncoding.trim().toLowerCase()];
  if (!coding) return change(bytes);
  let decoded: Uint8Array;
  try {
    decoded = coding.decode(bytes);
  } catch {
    return change(bytes); // The label is wrong: what is there is searched as it is.
  }
  const changed = change(decoded);
  return changed === decoded ? bytes : coding.encode(changed);
};

/**
 * Takes the content encodings of a body off, the last first. Gives `undefined` where one is not known, where the bytes are
 * not so encoded, or where they would come to more than `maxOutputLength` bytes.
 */
export const decodeBody = (
  bytes: Uint8Array,
  contentEncoding: string,
  maxOutputLength: number,
): Uint8Array | undefined => {
  let decoded = bytes;
  for (const name of contentEncoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .toReversed()) {
    const coding = CODINGS[name];
    if (!coding && name !== "identity") return undefined;
    try {
      decoded = coding ? coding.decode(decoded, { maxOutputLength }) : decoded;
    } catch {
      return undefined;
    }
  }
  return decoded;
};
