import type { Pair, Row as RowData } from "../../reporters/html/page-data.ts";
import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import { Recorded } from "../recorded.tsx";
import { rowMark, SeverityMark } from "../severity-mark.tsx";
import { toldGrowth } from "../told-growth.ts";
import { visibleText } from "../visible-text.ts";
import { rowName } from "./row-name.ts";

/** The height of a row in pixels, as the style has it. */
export const ROW_HEIGHT = 60;

const figure = (pair: Pair | undefined, unit: string): string => {
  const value = pair?.[1] ?? pair?.[0];
  return value === undefined || value === null ? "" : showFigure(value, unit);
};

const growth = (pair: Pair | undefined): string => {
  const [base, head] = pair ?? [];
  return toldGrowth(showGrowth(base ?? undefined, head ?? undefined));
};

const Figure = ({ pair, unit }: { readonly pair: Pair | undefined; readonly unit: string }) => (
  <span class="row-figure">
    {figure(pair, unit)} <span class="row-growth">{growth(pair)}</span>
  </span>
);

/** One line below the name: the gravest finding, else where the test is. */
const Line = ({ row }: { readonly row: RowData }) => {
  const { findings, severity } = row;
  const told = findings.find((each) => each.severity === severity && each.accepted === undefined);
  return (
    <span class="row-line">
      <Recorded text={told?.message ?? rowName(row).inside} />
    </span>
  );
};

/** What a row of the list needs. */
interface RowProps {
  readonly row: RowData;
  readonly href: string;
  readonly top: number;
  /** Its place in the list from 1, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly isOpen: boolean;
  readonly isActive: boolean;
}

/** One test in the list. */
export const Row = ({ row, href, top, place, of, isOpen, isActive }: RowProps) => {
  const { name, inside } = rowName(row);
  return (
    <li class="row" style={{ transform: `translateY(${top}px)` }} aria-setsize={of} aria-posinset={place}>
      <a
        href={href}
        data-place={place}
        tabIndex={isActive ? 0 : -1}
        aria-current={isOpen ? "page" : undefined}
        title={visibleText(`${inside} › ${name}`)}
      >
        <SeverityMark {...rowMark(row)} />
        <span class="row-name">
          <Recorded text={name} />
        </span>
        <Figure pair={row.figures.cost} unit="usd" />
        <Line row={row} />
        <Figure pair={row.figures.latency} unit="ms" />
      </a>
    </li>
  );
};
