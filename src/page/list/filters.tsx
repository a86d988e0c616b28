import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { printCount } from "../../trace/print-figures.ts";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { filterCounts } from "./filter.ts";

const Choices = ({ context: { data, list } }: { readonly context: PageContext }) => {
  const counts = useMemo(() => filterCounts(data.rows), [data]);
  return (
    <div class="choices" role="group" aria-label="Show">
      {counts.map(({ name, count }) => (
        <button
          key={name}
          type="button"
          aria-pressed={list.filter.value === name}
          onClick={() => {
            list.filter.value = name;
          }}
        >
          {name} <span class="count">{count}</span>
        </button>
      ))}
    </div>
  );
};

const Suite = ({ context: { list } }: { readonly context: PageContext }) =>
  list.suite.value === undefined ? null : (
    <button
      type="button"
      class="suite-choice"
      onClick={() => {
        list.suite.value = undefined;
      }}
    >
      in <Recorded text={list.suite.value} /> <span aria-hidden="true">×</span>
      <span class="unseen">, show all suites</span>
    </button>
  );

/** Search and choices above the list. */
export const Filters = ({ context }: { readonly context: PageContext }) => {
  const { query, rows, searched } = context.list;
  const status = useComputed(() => {
    const found = printCount(rows.value.length, "test");
    return searched.value < 1 ? `${found}, looking through recorded texts …` : found;
  });
  return (
    <search class="filters">
      <input
        type="search"
        id="search"
        placeholder="Search names, findings, texts"
        aria-label="Search names, findings and recorded texts"
        aria-keyshortcuts="/"
        spellcheck={false}
        autocomplete="off"
        value={query}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
      />
      <Choices context={context} />
      <Suite context={context} />
      <p class="found" role="status">
        {status}
      </p>
    </search>
  );
};
