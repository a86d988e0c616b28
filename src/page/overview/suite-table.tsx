import { useMemo } from "preact/hooks";
import type { Pair } from "../../reporters/html/page-data.ts";
import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { severityMark, SeverityMark } from "../severity-mark.tsx";
import { toldGrowth } from "../told-growth.ts";
import { type Suite, suitesOf } from "./suites.ts";

const Bars = ({ pair, most }: { readonly pair: Pair; readonly most: number }) => (
  <span class="pair-bars" aria-hidden="true">
    {pair.map((value, side) =>
      value === null ? null : (
        <span
          key={side}
          class={side === 0 ? "base" : "head"}
          style={{ width: `${(value / (most || 1)) * 100}%` }}
        />
      ),
    )}
  </span>
);

/** How a figure is told in the table. */
interface Column {
  readonly figure: "cost" | "tokens" | "latency";
  readonly unit: string;
  readonly name: string;
}

const COLUMNS: readonly Column[] = [
  { figure: "cost", unit: "usd", name: "cost" },
  { figure: "tokens", unit: "", name: "tokens" },
  { figure: "latency", unit: "ms", name: "latency" },
];

const Cell = ({
  pair,
  unit,
  most,
}: {
  readonly pair: Pair | undefined;
  readonly unit: string;
  readonly most: number;
}) => {
  if (!pair) return <td class="figure">–</td>;
  const [base, head] = pair;
  const growth = toldGrowth(showGrowth(base ?? undefined, head ?? undefined));
  return (
    <td class="figure">
      {base !== null && head !== null && base !== head && (
        <span class="was">{showFigure(base, unit)} → </span>
      )}
      {showFigure(head ?? base ?? undefined, unit)}
      {growth !== "" && <span class="growth"> {growth}</span>}
      <Bars pair={pair} most={most} />
    </td>
  );
};

const Counts = ({ suite }: { readonly suite: Suite }) => (
  <td class="counts">
    {(["regression", "warning", "improvement"] as const).map((severity) => {
      const count = suite[`${severity}s`];
      return count === 0 ? null : (
        <span key={severity}>
          <SeverityMark {...severityMark(severity)} /> {count}
        </span>
      );
    })}
  </td>
);

const greatest = (suites: readonly Suite[], figure: Column["figure"]): number =>
  Math.max(...suites.map((suite) => Math.max(suite[figure]?.[0] ?? 0, suite[figure]?.[1] ?? 0)));

/** Sums of every suite; choosing one shows its tests alone. */
export const SuiteTable = ({ context }: { readonly context: PageContext }) => {
  const suites = useMemo(() => suitesOf(context.data.rows), [context.data]);
  const choose = (file: string): void => {
    context.list.suite.value = file;
    context.router.go({ at: "list" });
  };
  return (
    <div class="scroll-x" role="region" aria-label="Suites" tabIndex={0}>
      <table class="suites">
        <thead>
          <tr>
            <th scope="col">Suite</th>
            <th scope="col" class="figure">
              tests
            </th>
            <th scope="col">found</th>
            {COLUMNS.map(({ name }) => (
              <th key={name} scope="col" class="figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {suites.map((suite) => (
            <tr key={suite.file}>
              <th scope="row">
                <button type="button" class="link" onClick={() => choose(suite.file)}>
                  <Recorded text={suite.file || "(no file)"} />
                </button>
              </th>
              <td class="figure">{suite.tests}</td>
              <Counts suite={suite} />
              {COLUMNS.map(({ figure, unit }) => (
                <Cell key={figure} pair={suite[figure]} unit={unit} most={greatest(suites, figure)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
