import { relative, resolve } from "node:path";
import { blobNames, type Blobs } from "../cassette/blob.ts";
import type { Cassette } from "../cassette/cassette.ts";
import { proveWritable } from "../cassette/nesting.ts";
import { parseCassette } from "../cassette/parse.ts";
import { posixPath } from "../cassette/path.ts";
import { printCassette } from "../cassette/print.ts";
import type { CassetteStore } from "../cassette/store.ts";
import { failure } from "../errors.ts";
import { decodeUtf8 } from "../formats/utf8.ts";
import { openBucket, type BucketOptions, type Expected } from "./bucket.ts";

/** Where in a bucket cassettes are kept. */
export interface S3StoreOptions extends BucketOptions {
  /** What all keys begin with; default: `llm-replay/`. */
  readonly prefix?: string;
  /** The folder from which cassettes are named in the bucket; default: the working folder. */
  readonly root?: string;
}

const textOf = (bytes: Uint8Array, key: string): string => {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw failure("cassetteCorrupt", key, "", "the object is not UTF-8 text");
  return text;
};

/**
 * Keeps cassettes in a bucket of S3 or of a storage that speaks its protocol, for fixtures that outgrow a repository:
 * `useCassette({ store: s3Store({ bucket: "fixtures" }) })`. Needs the package `@aws-sdk/client-s3`.
 *
 * A cassette is one object under its path, replaced at once. Large binary bodies are objects named by their content, which
 * cassettes share and which are never replaced; `remove` leaves them, since another cassette may name them.
 * Writers that run at the same time are safe from each other where the storage knows conditional writes: a cassette that
 * somebody else wrote after it was read here is not replaced.
 *
 * @throws while reading and writing: `s3ClientMissing`, `bucketMissing`, `bucketRefused`, `bucketUnreachable`,
 * `cassetteOvertaken`, `cassetteNotWritable`, and what `parseCassette` throws.
 */
export const s3Store = ({
  prefix = "llm-replay/",
  root = process.cwd(),
  ...options
}: S3StoreOptions): Required<CassetteStore> => {
  const bucket = openBucket(options);
  /** What stood there when a cassette was last read or written. */
  const known = new Map<string, Expected>();

  const keyOf = (path: string): string => `${prefix}${posixPath(relative(resolve(root), resolve(path)))}`;
  const blobKey = (name: string): string => `${prefix}blobs/${name}`;

  const readBlobs = async (text: string): Promise<Blobs> => {
    const blobs = new Map<string, Uint8Array>();
    for (const name of new Set(blobNames(text))) {
      const stored = await bucket.get(blobKey(name));
      if (stored) blobs.set(name, stored.bytes);
    }
    return blobs;
  };

  const read = async (path: string): Promise<Cassette | undefined> => {
    const key = keyOf(path);
    const stored = await bucket.get(key);
    known.set(key, stored?.tag === undefined ? "nothing" : { tag: stored.tag });
    if (!stored) return undefined;
    const text = textOf(stored.bytes, key);
    return parseCassette(text, key, await readBlobs(text));
  };

  /** An answer may be lost on its way, and the client asks again: what stands there may be our own. */
  const isThere = async (key: string, bytes: Buffer): Promise<boolean> => {
    const stored = await bucket.get(key);
    if (!stored || !bytes.equals(stored.bytes)) return false;
    if (stored.tag !== undefined) known.set(key, { tag: stored.tag });
    return true;
  };

  const write = async (path: string, cassette: Cassette): Promise<void> => {
    const key = keyOf(path);
    proveWritable(cassette, key);
    const { text, blobs } = printCassette(cassette);
    // The cassette last: until then nothing names the new bodies.
    for (const [name, bytes] of blobs) await bucket.put(blobKey(name), bytes, "nothing");
    const bytes = Buffer.from(text);
    const written = await bucket.put(key, bytes, known.get(key));
    if (written) known.set(key, written);
    else if (!(await isThere(key, bytes))) throw failure("cassetteOvertaken", path, options.bucket);
  };

  const remove = async (path: string): Promise<void> => {
    const key = keyOf(path);
    await bucket.remove(key);
    known.set(key, "nothing");
  };

  return { read, write, remove };
};
