import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Row } from "../../reporters/html/page-data.ts";
import type { Shown } from "../data/shown.ts";
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

/**
 * Chooses the rows that are shown by filter, suite and search; texts inside are found a little later than names. Where
 * what there is becomes another, what was found in it stays until it has been looked through again.
 */
export const visibleRows = (shown: ReadonlySignal<Shown>): VisibleRows => {
  const filter = signal("All");
  const suite = signal<string | undefined>(undefined);
  const query = signal("");
  const inside = signal<ReadonlySet<string>>(new Set());
  const searched = signal(1);
  const search = async (stop: AbortSignal): Promise<void> => {
    const fits = fitsQuery(query.peek());
    if (!fits) return;
    const { data, details } = shown.peek();
    for await (const { found, done } of searchDetails(data.rows, details, fits, stop)) {
      if (done === 1 || found.size > inside.peek().size) inside.value = found;
      searched.value = done;
    }
  };
  effect(() => {
    void query.value;
    inside.value = new Set();
  });
  effect(() => {
    void shown.value;
    searched.value = query.value.trim() === "" ? 1 : 0;
    const stop = new AbortController();
    // What is looked through may become another meanwhile, and then cannot be had any more.
    const end = (): void => {
      if (!stop.signal.aborted) searched.value = 1;
    };
    const pause = setTimeout(() => void search(stop.signal).catch(end), PAUSE);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  });
  const rows = computed(() => {
    const chosen = FILTERS.find(({ name }) => name === filter.value) ?? FILTERS[0];
    const fits = fitsQuery(query.value);
    return shown.value.data.rows.filter(
      (row) =>
        (chosen?.fits(row) ?? true) &&
        (suite.value === undefined || row.file === suite.value) &&
        (!fits || inside.value.has(row.id) || rowFits(row, fits)),
    );
  });
  return { filter, suite, query, rows, searched };
};
