import type { CallPair } from "../../reporters/html/page-data.ts";
import { printDuration } from "../../trace/print-figures.ts";
import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import { Recorded } from "../recorded.tsx";
import { Unseen } from "./text.tsx";
import { changeOfRow, kindOfRow, problemsOfRow } from "./describe-row.ts";
import { TraceBar } from "./trace-bar.tsx";
import type { TraceRow } from "./trace-rows.ts";

/** A line of the trace's tree and what it is about. */
export interface LineProps {
  readonly row: TraceRow;
  readonly pair: CallPair | undefined;
  /** Both sides are there. */
  readonly isCompared: boolean;
  readonly isChosen: boolean;
  /** The tree is entered here with the tab key. */
  readonly isEntry: boolean;
  readonly end: number;
}

const Label = ({ row, pair, isCompared }: LineProps) => {
  const span = row.head ?? row.base;
  const change = changeOfRow(row, pair, isCompared);
  const model = (pair?.head ?? pair?.base)?.model;
  return (
    <span class="label">
      <i class={`dot is-${kindOfRow(row, pair)}`} />
      <span class="span-name">
        <Recorded text={span?.name ?? ""} />
      </span>
      {model !== undefined && !span?.name.includes(model) && (
        <span class="model">
          <Recorded text={model} />
        </span>
      )}
      {row.call === -1 && <span class="chip">judge</span>}
      {change && <span class={`chip ${change}`}>{change}</span>}
      {problemsOfRow(row, pair).map((problem) => (
        <span class="chip bad" key={problem}>
          <Recorded text={problem} />
        </span>
      ))}
    </span>
  );
};

const Figures = ({ row, pair, isCompared }: LineProps) => {
  const cost = (pair?.head ?? pair?.base)?.cost?.total;
  const [was, is] = [row.base?.duration, row.head?.duration];
  return (
    <>
      <span class="cell">{cost === undefined ? "" : showFigure(cost, "usd")}</span>
      <span class="cell">
        {was !== undefined && is !== undefined && <Unseen>{`before ${printDuration(was)}, now `}</Unseen>}
        {printDuration(is ?? was ?? 0)}
      </span>
      <span class="cell growth">{isCompared && was !== is ? showGrowth(was, is) : ""}</span>
    </>
  );
};

const Bars = ({ row, pair, end }: LineProps) => {
  const kind = kindOfRow(row, pair);
  return (
    <span class="bars">
      {row.base && <TraceBar span={row.base} call={pair?.base} side="base" kind={kind} end={end} />}
      {row.head && <TraceBar span={row.head} call={pair?.head} side="head" kind={kind} end={end} />}
    </span>
  );
};

/** One line of the trace's tree: what it is, what it took and when it was. */
export const TraceLine = (props: LineProps) => {
  const { row, isChosen, isEntry } = props;
  return (
    <li
      role="treeitem"
      class={`line ${(row.call ?? -1) >= 0 ? "has-call" : ""}`}
      data-key={row.key}
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-expanded={row.isOpen}
      aria-selected={isChosen}
      tabIndex={isEntry ? 0 : -1}
      style={{ "--level": row.level }}
    >
      <span class="twist" aria-hidden="true">
        {row.isOpen === undefined ? "" : row.isOpen ? "▾" : "▸"}
      </span>
      <Label {...props} />
      <Figures {...props} />
      <Bars {...props} />
    </li>
  );
};
