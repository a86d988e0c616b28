import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Row } from "../../reporters/html/page-data.ts";
import type { Details } from "../data/open-details.ts";
import { FILTERS } from "./filter.ts";
import { fitsQuery, rowFits, searchDetails } from "./search.ts";

/** What of the list is shown, and what decides that. */
export interface VisibleRows {
  /** One of the names of `FILTERS`. */
  readonly filter: Signal<string>;
  readonly suite: Signal<string | undefined>;
  readonly query: Signal<string>;
  readonly rows: ReadonlySignal<readonly Row[]>;
  /** How much of the recorded texts has been looked through, from 0 to 1. */
  readonly searched: ReadonlySignal<number>;
}

/** Before a reader has stopped typing nothing is unpacked, in milliseconds. */
const PAUSE = 200;

/** Chooses the rows that are shown by filter, suite and search; texts inside are found a little later than names. */
export const visibleRows = (all: readonly Row[], details: Details): VisibleRows => {
  const filter = signal("All");
  const suite = signal<string | undefined>(undefined);
  const query = signal("");
  const inside = signal<ReadonlySet<string>>(new Set());
  const searched = signal(1);
  const search = async (stop: AbortSignal): Promise<void> => {
    const fits = fitsQuery(query.peek());
    if (!fits) return;
    for await (const { found, done } of searchDetails(all, details, fits, stop)) {
      if (found.size > inside.peek().size) inside.value = found;
      searched.value = done;
    }
  };
  effect(() => {
    inside.value = new Set();
    searched.value = query.value.trim() === "" ? 1 : 0;
    const stop = new AbortController();
    const pause = setTimeout(() => void search(stop.signal), PAUSE);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  });
  const rows = computed(() => {
    const chosen = FILTERS.find(({ name }) => name === filter.value) ?? FILTERS[0];
    const fits = fitsQuery(query.value);
    return all.filter(
      (row) =>
        (chosen?.fits(row) ?? true) &&
        (suite.value === undefined || row.file === suite.value) &&
        (!fits || inside.value.has(row.id) || rowFits(row, fits)),
    );
  });
  return { filter, suite, query, rows, searched };
};
