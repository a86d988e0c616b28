import type { Row, TestDetail } from "../../reporters/html/page-data.ts";
import { expandValues, type SharedValues } from "../../reporters/html/share-values.ts";

/** Gives a block of details as it is packed: a list of `TestDetail`. */
export type ReadBlock = (index: number) => Promise<SharedValues>;

/** Opens the details that belong to rows of the list. */
export interface Details {
  readonly block: ReadBlock;
  /** Opens a test; the last few blocks stay open. */
  readonly of: (row: Row) => Promise<TestDetail | undefined>;
}

const KEPT = 4;

/** Finds the details of a page's tests in its blocks. */
export const openDetails = (read: ReadBlock): Details => {
  const open = new Map<number, Promise<readonly TestDetail[]>>();
  const openBlock = async (index: number): Promise<readonly TestDetail[]> =>
    expandValues(await read(index)) as unknown as readonly TestDetail[];
  const block = (index: number): Promise<readonly TestDetail[]> => {
    const found = open.get(index) ?? openBlock(index);
    open.delete(index);
    open.set(index, found);
    for (const oldest of [...open.keys()].slice(0, -KEPT)) open.delete(oldest);
    return found;
  };
  return { block: read, of: async ({ at }) => (await block(at[0]))[at[1]] };
};
