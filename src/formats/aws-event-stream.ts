import { crc32 } from "node:zlib";

/** One message of an AWS event stream: its header block as it stands on the wire, and its payload. */
export interface Frame {
  readonly headers: Uint8Array;
  readonly payload: Uint8Array;
}

const PRELUDE = 12;
const CHECKSUM = 4;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads the frame at `offset`; `undefined` where a length or a checksum is wrong. */
const readFrame = (bytes: Uint8Array, offset: number): { frame: Frame; length: number } | undefined => {
  const view = viewOf(bytes.subarray(offset));
  if (view.byteLength < PRELUDE + CHECKSUM) return undefined;
  const length = view.getUint32(0);
  const headersEnd = PRELUDE + view.getUint32(4);
  const payloadEnd = length - CHECKSUM;
  if (length > view.byteLength || headersEnd > payloadEnd) return undefined;
  const message = bytes.subarray(offset, offset + length);
  if (crc32(message.subarray(0, 8)) !== view.getUint32(8)) return undefined;
  if (crc32(message.subarray(0, payloadEnd)) !== view.getUint32(payloadEnd)) return undefined;
  return {
    frame: {
      headers: message.subarray(PRELUDE, headersEnd),
      payload: message.subarray(headersEnd, payloadEnd),
    },
    length,
  };
};

/**
 * Gives the frames at the beginning of an AWS event stream with the offset where each ends, up to the first that is
 * broken off or broken; they share the bytes' memory.
 */
export function* leadingFrames(bytes: Uint8Array): Generator<{ frame: Frame; end: number }> {
  for (let offset = 0; offset < bytes.length;) {
    const read = readFrame(bytes, offset);
    if (read === undefined) return;
    offset += read.length;
    yield { frame: read.frame, end: offset };
  }
}

/**
 * Reads the frames of an AWS event stream (`application/vnd.amazon.eventstream`); they share the bytes' memory.
 * Returns `undefined` where a length or a checksum is wrong, or where bytes are left over
 * (https://smithy.io/2.0/aws/amazon-eventstream.html).
 */
export const readFrames = (bytes: Uint8Array): Frame[] | undefined => {
  const read = [...leadingFrames(bytes)];
  return (read.at(-1)?.end ?? 0) === bytes.length ? read.map(({ frame }) => frame) : undefined;
};

/** Prints a frame with valid lengths and checksums. */
export const printFrame = ({ headers, payload }: Frame): Uint8Array => {
  const payloadEnd = PRELUDE + headers.length + payload.length;
  const bytes = new Uint8Array(payloadEnd + CHECKSUM);
  const view = viewOf(bytes);
  view.setUint32(0, bytes.length);
  view.setUint32(4, headers.length);
  view.setUint32(8, crc32(bytes.subarray(0, 8)));
  bytes.set(headers, PRELUDE);
  bytes.set(payload, PRELUDE + headers.length);
  view.setUint32(payloadEnd, crc32(bytes.subarray(0, payloadEnd)));
  return bytes;
};
