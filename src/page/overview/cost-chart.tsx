import { printCost } from "../../trace/print-figures.ts";
import { rowName } from "../list/row-name.ts";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { hrefOf } from "../router.ts";
import { senseOf } from "../sense-of.ts";
import { type Mover, moversOf } from "./movers.ts";

const signed = (by: number, isCompared: boolean): string =>
  `${isCompared ? (by > 0 ? "+" : "−") : ""}${printCost(Math.abs(by))}`;

const Bar = ({
  mover,
  most,
  isCompared,
}: {
  readonly mover: Mover;
  readonly most: number;
  readonly isCompared: boolean;
}) => {
  const { row, by } = mover;
  const sense = senseOf(row.findings, "cost") ?? "";
  const { name, inside } = rowName(row);
  return (
    <li>
      <a href={hrefOf({ at: "test", test: row.id })}>
        <span class="bar-name">
          <Recorded text={name} />{" "}
          <span class="dim">
            <Recorded text={inside} />
          </span>
        </span>
        <span class="bar-figure">{signed(by, isCompared)}</span>
        <span class="bar-track" aria-hidden="true">
          <span class={`bar ${sense}`} style={{ width: `${(Math.abs(by) / most) * 100}%` }} />
        </span>
      </a>
    </li>
  );
};

/** Shows the tests whose cost moved most, or the dearest where nothing is compared. */
export const CostChart = ({ context: { data } }: { readonly context: PageContext }) => {
  const isCompared = data.base !== undefined;
  const movers = moversOf(data.rows, isCompared);
  if (movers.length === 0) return null;
  const most = Math.abs(movers[0]?.by ?? 1);
  return (
    <figure class="chart">
      <figcaption>
        <h3>{isCompared ? "What moved the cost" : "What costs most"}</h3>
      </figcaption>
      <ol class="bars">
        {movers.map((mover) => (
          <Bar key={mover.row.id} mover={mover} most={most} isCompared={isCompared} />
        ))}
      </ol>
    </figure>
  );
};
