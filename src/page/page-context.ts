import { computed, type ReadonlySignal, signal, type Signal } from "@preact/signals";
import type { LiveState, PageData } from "../reporters/html/page-data.ts";
import { openDetails } from "./data/open-details.ts";
import { packedBlocks } from "./data/packed-blocks.ts";
import type { Shown } from "./data/shown.ts";
import { startThemes, type Themes } from "./frame/theme.ts";
import { type VisibleRows, visibleRows } from "./list/visible-rows.ts";
import { type Following, followServer } from "./live/follow-server.ts";
import { servedBlocks } from "./live/served-data.ts";
import { type Place, type Router, startRouter } from "./router.ts";

/** What the parts of the page share. */
export interface PageContext extends Shown {
  readonly router: Router;
  readonly list: VisibleRows;
  readonly themes: Themes;
  readonly isHelpOpen: Signal<boolean>;
  /** Absent where the page is a file. */
  readonly following?: ReadonlySignal<Following>;
}

/** The worst regression, where there is one: rows stand with the gravest first. */
const startOf = ({ rows: [worst] }: PageData): Place =>
  worst?.severity === "regression" ? { at: "test", test: worst.id } : { at: "overview" };

const jsonIn = (document: Document, id: string): unknown => {
  const text = document.getElementById(id)?.textContent;
  return text === undefined || text === null ? undefined : JSON.parse(text);
};

/** Reads what the page shows out of its document; a page that is served follows its server from then on. */
export const pageContext = (window: Window): ReadonlySignal<PageContext> => {
  const { document } = window;
  const data = jsonIn(document, "data") as PageData;
  const live = jsonIn(document, "live") as LiveState | undefined;
  const blocks = live ? servedBlocks(data) : packedBlocks(document);
  const shown = signal<Shown>({ data, details: openDetails(blocks) });
  const parts = {
    router: startRouter(window, startOf(data)),
    list: visibleRows(shown),
    themes: startThemes(window),
    isHelpOpen: signal(false),
  };
  const following =
    live &&
    followServer(live, (next) => {
      shown.value = { data: next.data, details: openDetails(servedBlocks(next.data)) };
    });
  return computed(() => ({ ...shown.value, ...parts, ...(following && { following }) }));
};
