import type { TestDetail } from "../../reporters/html/page-data.ts";
import { printDuration } from "../../trace/print-figures.ts";
import { ticksOf } from "./time-axis.ts";
import { TraceLine } from "./trace-line.tsx";
import { useTree } from "./use-tree.ts";

/** A tick after this share of the axis has no room for its label. */
const LAST_TICK = 0.86;

const Axis = ({ end }: { readonly end: number }) => (
  <div class="axis" aria-hidden="true">
    <span class="bars">
      {ticksOf(end)
        .filter((tick) => tick / end < LAST_TICK)
        .map((tick) => (
          <span class="tick" key={tick} style={{ left: `${(tick / end) * 100}%` }}>
            {printDuration(tick)}
          </span>
        ))}
    </span>
  </div>
);

const Legend = ({ isCompared }: { readonly isCompared: boolean }) => (
  <p class="legend">
    {isCompared && (
      <>
        <i class="key of-base" /> base <i class="key of-head" /> head
      </>
    )}
    <i class="key wait" /> before the first chunk <i class="key is-tool" /> tool <i class="key bad" /> failed
  </p>
);

/** The spans and calls of both sides as one tree, each with its stretch of time. */
export const TraceTree = (props: {
  readonly detail: TestDetail;
  /** The place of the call that is looked at. */
  readonly chosen: number | undefined;
  readonly choose: (call: number) => void;
}) => {
  const { detail, chosen, choose } = props;
  const { base, head, calls } = detail;
  const { element, rows, count, showAll, entry, onKeyDown, onClick } = useTree(detail, chosen, choose);
  const end = Math.max(base?.duration ?? 0, head?.duration ?? 0, 1);
  const isCompared = base !== undefined && head !== undefined;
  return (
    <section class="trace" aria-label="Trace">
      <div class="trace-head">
        <h3>Trace</h3>
        <Legend isCompared={isCompared} />
      </div>
      <div class="lanes">
        <Axis end={end} />
        <ul role="tree" ref={element} aria-label="Spans and calls" onKeyDown={onKeyDown} onClick={onClick}>
          {rows.map((row) => (
            <TraceLine
              key={row.key}
              row={row}
              pair={calls[row.call ?? -1]}
              isCompared={isCompared}
              isChosen={row.call !== undefined && row.call === chosen}
              isEntry={row === entry}
              end={end}
            />
          ))}
        </ul>
      </div>
      {rows.length < count && (
        <button type="button" class="more" onClick={showAll}>
          Show all {count} lines
        </button>
      )}
    </section>
  );
};
