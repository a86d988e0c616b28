import { type Duplex, pipeline, type Readable } from "node:stream";

/** Decoders that give each piece as it comes, as fetch sets them. */
const DECODERS: Record<string, () => Duplex> = {
  gzip: () => gunzip(),
  "x-gzip": () => gunzip(),
  deflate: () => {
    const { constants, createInflate } = process.getBuiltinModule("node:zlib");
    return createInflate({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
  },
  br: () => {
    const { constants, createBrotliDecompress } = process.getBuiltinModule("node:zlib");
    const flush = constants.BROTLI_OPERATION_FLUSH;
    return createBrotliDecompress({ flush, finishFlush: flush });
  },
  zstd: () => {
    const { constants, createZstdDecompress } = process.getBuiltinModule("node:zlib");
    return createZstdDecompress({ flush: constants.ZSTD_e_continue, finishFlush: constants.ZSTD_e_end });
  },
};

const gunzip = (): Duplex => {
  const { constants, createGunzip } = process.getBuiltinModule("node:zlib");
  return createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
};

/** Tells whether a `content-encoding` is one that fetch decodes. */
export const isDecodable = (encoding: string): boolean => names(encoding).every((name) => name in DECODERS);

/**
 * Gives the body of a message decoded, in the chunks it arrives in, no further ahead than its reader.
 *
 * @param broken tells at the end what the message itself does not: that more should have come.
 */
export const decodedBody = (
  message: Readable,
  encoding: string | undefined,
  broken: Broken = () => undefined,
): ReadableStream<Uint8Array> => {
  if (!encoding || !isDecodable(encoding)) return chunksOf(message, broken);
  const decoders = names(encoding)
    .toReversed()
    .map((name) => DECODERS[name]?.())
    .filter((decoder) => decoder !== undefined);
  return chunksOf(pipeline([message, ...decoders], () => {}) as unknown as Readable, broken);
};

type Broken = () => Error | undefined;

const names = (encoding: string): string[] => encoding.split(",").map((name) => name.trim().toLowerCase());

const chunksOf = (readable: Readable, broken: Broken): ReadableStream<Uint8Array> => {
  // A window that stands in for the global object may lack streams.
  const { ReadableStream } = process.getBuiltinModule("node:stream/web");
  let open = true;
  const once = (last: () => void): void => {
    if (open) last();
    open = false;
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        readable.pause();
        readable.on("data", (chunk: Uint8Array) => {
          if (open) controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) readable.pause();
        });
        const end = (error: Error | undefined): void =>
          once(() => (error ? controller.error(error) : controller.close()));
        readable.on("end", () => end(broken()));
        readable.on("error", end);
        readable.on("close", () => once(() => controller.error(new Error("aborted"))));
      },
      pull: () => void readable.resume(),
      cancel: () => once(() => void readable.destroy()),
    },
    { highWaterMark: 0 },
  );
};
