import { useRef, useState } from "preact/hooks";
import type { TestDetail } from "../../reporters/html/page-data.ts";
import { printDuration } from "../../trace/print-figures.ts";
import { ticksOf } from "./time-axis.ts";
import { TraceLine } from "./trace-line.tsx";
import { traceRows, type TraceRow } from "./trace-rows.ts";
import { moveInTree, type TreeMove } from "./tree-keys.ts";

/** Lines that a browser lays out at once without a pause. */
const MOST = 400;

const Axis = ({ end }: { readonly end: number }) => (
  <div class="axis" aria-hidden="true">
    <span class="bars">
      {ticksOf(end).map((tick) => (
        <span
          class={tick / end > 0.9 ? "tick late" : "tick"}
          key={tick}
          style={{ left: `${(tick / end) * 100}%` }}
        >
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

const toggled = (closed: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(closed);
  if (!next.delete(key)) next.add(key);
  return next;
};

/** Which lines are closed, and where the keyboard is. */
const useTree = (detail: TestDetail, choose: (row: TraceRow) => void) => {
  const tree = useRef<HTMLUListElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const rows = traceRows(detail, closed);
  const toggle = (key: string): void => setClosed(toggled(closed, key));
  const act = (move: TreeMove): void => {
    if (move.kind === "nothing") return;
    if (move.kind === "open" || move.kind === "close") toggle(move.key);
    const row = rows.find(({ key }) => key === move.key);
    if (move.kind === "choose" && row) choose(row);
    if (move.kind !== "focus") return;
    setCurrent(move.key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(move.key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const key = (event.target as HTMLElement).dataset["key"] ?? "";
    const move = moveInTree(rows, key, event.key);
    if (move.kind !== "nothing") event.preventDefault();
    act(move);
  };
  return { tree, rows, current, setCurrent, toggle, onKeyDown };
};

/** The spans and calls of both sides as one tree, each with its stretch of time. */
export const TraceTree = (props: {
  readonly detail: TestDetail;
  /** The place of the call that is looked at. */
  readonly chosen: number | undefined;
  readonly choose: (call: number) => void;
}) => {
  const { detail, chosen, choose } = props;
  const [most, setMost] = useState(MOST);
  const end = Math.max(detail.base?.duration ?? 0, detail.head?.duration ?? 0, 1);
  const isCompared = detail.base !== undefined && detail.head !== undefined;
  const pick = (row: TraceRow): void => {
    if ((row.call ?? -1) >= 0) choose(row.call ?? 0);
    else if (row.isOpen !== undefined) toggle(row.key);
  };
  const { tree, rows, current, setCurrent, toggle, onKeyDown } = useTree(detail, pick);
  const shown = rows.slice(0, most);
  const entry =
    shown.find(({ key }) => key === current) ??
    shown.find(({ call }) => call !== undefined && call === chosen) ??
    shown[0];
  return (
    <section class="trace" aria-label="Trace">
      <div class="trace-head">
        <h3>Trace</h3>
        <Legend isCompared={isCompared} />
      </div>
      <Axis end={end} />
      <ul role="tree" ref={tree} aria-label="Spans and calls" onKeyDown={onKeyDown}>
        {shown.map((row) => (
          <TraceLine
            key={row.key}
            row={row}
            pair={detail.calls[row.call ?? -1]}
            isCompared={isCompared}
            isChosen={row.call !== undefined && row.call === chosen}
            isEntry={row === entry}
            end={end}
            onClick={() => {
              setCurrent(row.key);
              pick(row);
            }}
          />
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" class="more" onClick={() => setMost(Infinity)}>
          Show all {rows.length} lines
        </button>
      )}
    </section>
  );
};
