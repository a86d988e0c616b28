import type { LiveData } from "../../reporters/html/page-data.ts";
import type { SharedValues } from "../../reporters/html/share-values.ts";
import type { ReadBlock } from "../data/open-details.ts";

const fetched = async (path: string): Promise<unknown> => {
  const response = await fetch(path, { cache: "no-store", credentials: "omit" });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
};

/** Asks the page's server for what it shows now. */
export const servedData = async (): Promise<LiveData> => (await fetched("data")) as LiveData;

/** Reads the blocks of a version from the page's server, which has those of the newest alone. */
export const servedBlocks =
  (version: number): ReadBlock =>
  async (index) =>
    (await fetched(`tests/${version}/${index}`)) as SharedValues;
