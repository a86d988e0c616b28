import type { SharedValues } from "../../reporters/html/share-values.ts";
import type { ReadBlock } from "./open-details.ts";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};

const unzipped = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();

/** The list is shown while the browser still reads the details behind it. */
const whenRead = (document: Document): Promise<void> =>
  document.readyState === "loading"
    ? new Promise((resolve) => {
        document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
      })
    : Promise.resolve();

/** Reads the blocks that lie packed in the page itself. */
export const packedBlocks =
  (document: Document): ReadBlock =>
  async (index) => {
    await whenRead(document);
    const packed = document.getElementById(`details-${index}`)?.textContent ?? "";
    return JSON.parse(await unzipped(bytesOf(packed))) as SharedValues;
  };
