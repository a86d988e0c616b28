import { gzipSync } from "node:zlib";
import type { JsonValue } from "../../formats/json-value.ts";
import type { Row, TestDetail } from "./page-data.ts";
import { shareValues } from "./share-values.ts";

/** Details in blocks: each is JSON (`SharedValues` of a list of `TestDetail`), compressed by gzip, as base64. */
export interface DetailBlocks {
  readonly blocks: readonly string[];
  /** Where each test's details are, in the order they were given. */
  readonly places: readonly Row["at"][];
}

/** Larger blocks share more, smaller ones open sooner. In UTF-16 units of JSON. */
const BLOCK_SIZE = 512 * 1024;

const packed = (details: readonly TestDetail[]): string =>
  gzipSync(JSON.stringify(shareValues(details as unknown as JsonValue))).toString("base64");

/** Packs details one after the other into blocks, so that the page opens one without reading the others. */
export const detailBlocks = (details: Iterable<TestDetail>): DetailBlocks => {
  const [blocks, places]: [string[], Row["at"][]] = [[], []];
  let [open, size]: [TestDetail[], number] = [[], 0];
  const close = (): void => {
    if (open.length > 0) blocks.push(packed(open));
    [open, size] = [[], 0];
  };
  for (const detail of details) {
    places.push([blocks.length, open.push(detail) - 1]);
    size += JSON.stringify(detail).length;
    if (size > BLOCK_SIZE) close();
  }
  close();
  return { blocks, places };
};
