/** Bytes that a header's value takes, by its type; those of a stated length are 2 bytes longer than it says. */
const WIDTHS: Readonly<Record<number, number>> = { 0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16 };
const BYTES = 6;
const TEXT = 7;

const textAt = (block: Uint8Array, start: number, length: number): string =>
  Buffer.from(block.subarray(start, start + length)).toString("utf8");

/**
 * Reads the headers of a frame whose values are text, such as `:event-type`; all others are passed over, and so is the
 * rest of a block that breaks off (https://smithy.io/2.0/aws/amazon-eventstream.html#message-headers).
 */
export const readTextHeaders = (block: Uint8Array): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  for (let at = 0; at < block.length;) {
    const nameEnd = at + 1 + view.getUint8(at);
    if (nameEnd >= block.length) break;
    const type = view.getUint8(nameEnd);
    const isMeasured = type === TEXT || type === BYTES;
    if (isMeasured && nameEnd + 3 > block.length) break;
    const width = isMeasured ? view.getUint16(nameEnd + 1) : WIDTHS[type];
    const start = nameEnd + (isMeasured ? 3 : 1);
    if (width === undefined || start + width > block.length) break;
    if (type === TEXT) found[textAt(block, at + 1, nameEnd - at - 1)] = textAt(block, start, width);
    at = start + width;
  }
  return found;
};
