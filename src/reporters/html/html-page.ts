import { detailBlocks } from "./detail-blocks.ts";
import type { LiveState, PageData } from "./page-data.ts";
import { pageRow } from "./page-row.ts";
import { type PageTest, testDetail } from "./test-detail.ts";

/** What a page shows: a report, or one side alone. */
export type PageSource = Omit<PageData, "rows"> & { readonly tests: readonly PageTest[] };

/** Where the page takes its data from; scripts of these types are never run. */
const DATA_SLOT = "<!--data-->";
const DETAILS_SLOT = "<!--details-->";

/** In a script nothing but `<` can end it, or open a comment that hides its end. */
const jsonScript = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

const detailScript = (block: string, index: number): string =>
  `<script type="application/gzip" id="details-${index}">${block}</script>`;

const filled = (page: string, data: readonly string[], details: readonly string[]): string =>
  page.replace(DATA_SLOT, () => data.join("\n")).replace(DETAILS_SLOT, () => details.join("\n"));

/** Puts what is to be shown into the page, which is then one file that needs nothing else. */
export const htmlPage = ({ tests, ...head }: PageSource, page: string): string => {
  const { blocks, places } = detailBlocks(tests.values().map((test) => testDetail(test)));
  const rows = tests.map((test, index) => pageRow(test, places[index] ?? [0, 0]));
  return filled(page, [jsonScript("data", { ...head, rows })], blocks.map(detailScript));
};

/** Puts the list into the page, which asks its server for the tests, and for all that changes afterwards. */
export const servedPage = (data: PageData, state: LiveState, page: string): string =>
  filled(page, [jsonScript("data", data), jsonScript("live", state)], []);
