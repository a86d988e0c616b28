import { useRef, useLayoutEffect } from "preact/hooks";
import type { PageContext } from "../page-context.ts";
import { hrefOf } from "../router.ts";
import { Filters } from "./filters.tsx";
import { Row, ROW_HEIGHT } from "./row.tsx";
import { useVirtualRows } from "./use-virtual-rows.ts";

/** A test that was opened by a key is where its reader wants to be. */
const followKey = (event: MouseEvent): void => {
  if (event.detail === 0) requestAnimationFrame(() => document.getElementById("main")?.focus());
};

const Rows = ({ context }: { readonly context: PageContext }) => {
  const { list, router } = context;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = list.rows.value;
  const place = router.place.value;
  const open = place.at === "test" ? rows.findIndex(({ id }) => id === place.test) : -1;
  const active = Math.max(0, open);
  const { items, height, show } = useVirtualRows(scroller, {
    count: rows.length,
    size: ROW_HEIGHT,
    kept: active,
  });
  useLayoutEffect(() => {
    if (open >= 0) show(open);
  }, [open]);
  return (
    <div class="rows" ref={scroller}>
      <ol style={{ height: `${height}px` }} aria-label="Tests, the gravest first" onClick={followKey}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <Row
              key={row.id}
              row={row}
              href={hrefOf({ at: "test", test: row.id })}
              top={start}
              place={index + 1}
              of={rows.length}
              isOpen={index === open}
              isActive={index === active}
            />
          ) : null;
        })}
      </ol>
      {rows.length === 0 && (
        <p class="nothing">
          {context.data.rows.length > 0 ? "No test fits." : "There are no cassettes yet."}
        </p>
      )}
    </div>
  );
};

/** All tests that fit, the gravest first. */
export const List = ({ context }: { readonly context: PageContext }) => (
  <nav class="list" aria-label="Tests">
    <Filters context={context} />
    <Rows context={context} />
  </nav>
);
