import type { LiveData, PageData } from "../../reporters/html/page-data.ts";
import type { SharedValues } from "../../reporters/html/share-values.ts";
import type { ReadBlock } from "../data/open-details.ts";

const fetched = async (path: string): Promise<unknown> => {
  const response = await fetch(path, { cache: "no-store", credentials: "omit" });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
};

/** Asks the page's server for what it shows now. */
export const servedData = async (): Promise<LiveData> => (await fetched("data")) as LiveData;

/** Reads the tests of a list from the page's server: as they are by now, each as a block of its own. */
export const servedBlocks =
  ({ rows }: Pick<PageData, "rows">): ReadBlock =>
  async (index) => {
    const id = rows[index]?.id.toWellFormed() ?? "";
    return (await fetched(`tests/${encodeURIComponent(id)}`)) as SharedValues;
  };
