import { detailBlocks } from "./detail-blocks.ts";
import type { PageData } from "./page-data.ts";
import { pageRow } from "./page-row.ts";
import { type PageTest, testDetail } from "./test-detail.ts";

/** What a page shows: a report, or one side alone. */
export type PageSource = Omit<PageData, "rows"> & { readonly tests: readonly PageTest[] };

/** Where the page takes its data from; scripts of these types are never run. */
const DATA_SLOT = "<!--data-->";
const DETAILS_SLOT = "<!--details-->";

/** In a script nothing but `<` can end it, or open a comment that hides its end. */
const dataScript = (data: PageData): string =>
  `<script type="application/json" id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;

const detailScript = (block: string, index: number): string =>
  `<script type="application/gzip" id="details-${index}">${block}</script>`;

/** Puts what is to be shown into the page, which is then one file that needs nothing else. */
export const htmlPage = ({ tests, ...head }: PageSource, page: string): string => {
  const { blocks, places } = detailBlocks(tests.values().map((test) => testDetail(test)));
  const rows = tests.map((test, index) => pageRow(test, places[index] ?? [0, 0]));
  return page
    .replace(DATA_SLOT, () => dataScript({ ...head, rows }))
    .replace(DETAILS_SLOT, () => blocks.map(detailScript).join("\n"));
};
