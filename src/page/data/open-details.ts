import type { Row, TestDetail } from "../../reporters/html/page-data.ts";
import { expandValues, type SharedValues } from "../../reporters/html/share-values.ts";

/** Opens the details that lie packed in the page. */
export interface Details {
  /** Reads a block as it is packed: a list of `TestDetail`. */
  readonly block: (index: number) => Promise<SharedValues>;
  /** Opens a test; the last few blocks stay open. */
  readonly of: (row: Row) => Promise<TestDetail | undefined>;
}

const KEPT = 4;

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

const readBlock = async (document: Document, index: number): Promise<SharedValues> => {
  await whenRead(document);
  const packed = document.getElementById(`details-${index}`)?.textContent ?? "";
  return JSON.parse(await unzipped(bytesOf(packed))) as SharedValues;
};

/** Finds the details of a page's tests in its document. */
export const openDetails = (document: Document): Details => {
  const open = new Map<number, Promise<readonly TestDetail[]>>();
  const openBlock = async (index: number): Promise<readonly TestDetail[]> =>
    expandValues(await readBlock(document, index)) as unknown as readonly TestDetail[];
  const block = (index: number): Promise<readonly TestDetail[]> => {
    const found = open.get(index) ?? openBlock(index);
    open.delete(index);
    open.set(index, found);
    for (const oldest of [...open.keys()].slice(0, -KEPT)) open.delete(oldest);
    return found;
  };
  return {
    block: (index) => readBlock(document, index),
    of: async ({ at }) => (await block(at[0]))[at[1]],
  };
};
