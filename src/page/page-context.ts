import { signal, type Signal } from "@preact/signals";
import type { PageData } from "../reporters/html/page-data.ts";
import { type Details, openDetails } from "./data/open-details.ts";
import { startThemes, type Themes } from "./frame/theme.ts";
import { type VisibleRows, visibleRows } from "./list/visible-rows.ts";
import { type Place, type Router, startRouter } from "./router.ts";

/** What the parts of the page share. */
export interface PageContext {
  readonly data: PageData;
  readonly details: Details;
  readonly router: Router;
  readonly list: VisibleRows;
  readonly themes: Themes;
  readonly isHelpOpen: Signal<boolean>;
}

/** The worst regression, where there is one: rows stand with the gravest first. */
const startOf = ({ rows: [worst] }: PageData): Place =>
  worst?.severity === "regression" ? { at: "test", test: worst.id } : { at: "overview" };

/** Reads what the page shows out of its document. */
export const pageContext = (window: Window): PageContext => {
  const { document } = window;
  const data = JSON.parse(document.getElementById("data")?.textContent ?? "") as PageData;
  const details = openDetails(document);
  return {
    data,
    details,
    router: startRouter(window, startOf(data)),
    list: visibleRows(data.rows, details),
    themes: startThemes(window),
    isHelpOpen: signal(false),
  };
};
