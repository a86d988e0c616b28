import type { JsonValue } from "../../formats/json-value.ts";
import type { PageSource } from "../../reporters/html/html-page.ts";
import type { PageData } from "../../reporters/html/page-data.ts";
import { pageRow } from "../../reporters/html/page-row.ts";
import { shareValues, type SharedValues } from "../../reporters/html/share-values.ts";
import { testDetail } from "../../reporters/html/test-detail.ts";

/** What is shown at one time: the list at once, tests when they are asked for. */
export interface Snapshot {
  readonly data: PageData;
  /** Gives the block of a test, which holds it alone; `undefined` where there is none of that id. */
  readonly block: (id: string) => SharedValues | undefined;
}

/** Makes a page's data of what was read. Each test is a block of its own, with what went over the wire. */
export const snapshotOf = ({ tests, ...head }: PageSource): Snapshot => ({
  data: { ...head, rows: tests.map((test, index) => pageRow(test, [index, 0])) },
  block: (wanted) => {
    const test = tests.find(({ id }) => id.toWellFormed() === wanted);
    return test && shareValues([testDetail(test, { withWire: true })] as unknown as JsonValue);
  },
});
