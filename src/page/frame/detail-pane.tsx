import { useEffect, useState } from "preact/hooks";
import type { Row, TestDetail } from "../../reporters/html/page-data.ts";
import { DetailView } from "../detail/detail-view.tsx";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { hrefOf, type Place } from "../router.ts";

/** A test that was opened, or why it cannot be. */
type Opened = { readonly row: Row; readonly detail?: TestDetail; readonly problem?: string };

/** A test that has become another is shown as it was until it has been read anew. */
const useDetail = ({ details }: PageContext, row: Row | undefined): Opened | undefined => {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (!row) return undefined;
    let isWanted = true;
    const show = (next: Opened): void => {
      if (isWanted) setOpened(next);
    };
    details.of(row).then(
      (detail) => show({ row, ...(detail ? { detail } : { problem: "It is not in this file." }) }),
      (error: unknown) => show({ row, problem: String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [row]);
  return opened?.row.id === row?.id ? opened : undefined;
};

const Around = ({ context: { list }, test }: { readonly context: PageContext; readonly test: string }) => {
  const rows = list.rows.value;
  const index = rows.findIndex(({ id }) => id === test);
  const [before, after] = [rows[index - 1], rows[index + 1]];
  return (
    <nav class="around" aria-label="Neighbours">
      <a href="#list" class="to-list">
        <span aria-hidden="true">‹</span> All tests
      </a>
      <span class="dim">{index >= 0 && `${index + 1} of ${rows.length}`}</span>
      {before && (
        <a href={hrefOf({ at: "test", test: before.id })} aria-keyshortcuts="k">
          <span aria-hidden="true">↑</span> previous
        </a>
      )}
      {after && (
        <a href={hrefOf({ at: "test", test: after.id })} aria-keyshortcuts="j">
          <span aria-hidden="true">↓</span> next
        </a>
      )}
    </nav>
  );
};

const Missing = ({ test }: { readonly test: string }) => (
  <p class="nothing">
    This report has no test <Recorded text={test} />.
  </p>
);

/** A test opened from the list. */
export const DetailPane = ({
  context,
  place,
}: {
  readonly context: PageContext;
  readonly place: Extract<Place, { at: "test" }>;
}) => {
  const { test, at: _, ...location } = place;
  const row = context.data.rows.find(({ id }) => id === test);
  const opened = useDetail(context, row);
  if (!row) return <Missing test={test} />;
  return (
    <>
      <Around context={context} test={test} />
      {opened?.problem !== undefined && <p class="nothing">Cannot open this test: {opened.problem}</p>}
      {opened?.detail && (
        <article class="detail" key={test}>
          <DetailView
            detail={opened.detail}
            location={location}
            linkTo={(next) => hrefOf({ at: "test", test, ...next })}
            open={(next) => context.router.go({ at: "test", test, ...next })}
          />
        </article>
      )}
    </>
  );
};
