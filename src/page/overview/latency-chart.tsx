import type { Row } from "../../reporters/html/page-data.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import type { PageContext } from "../page-context.ts";
import { senseOf } from "../sense-of.ts";
import { visibleText } from "../visible-text.ts";
import { type LogAxis, logAxis } from "./log-axis.ts";

const SIZE = 260;
const LEFT = 52;
const BOTTOM = 34;
const PLOT = SIZE - 8;

/** A test's latency on both sides, as it was judged, in milliseconds. */
interface Dot {
  readonly row: Row;
  readonly base: number;
  readonly head: number;
}

const dotsOf = (rows: readonly Row[]): Dot[] =>
  rows.flatMap((row) => {
    const [base, head] = row.figures.latency ?? [null, null];
    return base !== null && head !== null && base > 0 && head > 0 ? [{ row, base, head }] : [];
  });

const Grid = ({ axis }: { readonly axis: LogAxis }) => (
  <g class="grid" aria-hidden="true">
    {axis.ticks.map((tick) => {
      const at = axis.place(tick) * PLOT;
      return (
        <g key={tick}>
          <path d={`M${LEFT + at} 0V${PLOT}M${LEFT} ${PLOT - at}H${LEFT + PLOT}`} />
          <text x={LEFT + at} y={PLOT + 15} text-anchor="middle">
            {printDuration(tick)}
          </text>
          <text x={LEFT - 6} y={PLOT - at + 4} text-anchor="end">
            {printDuration(tick)}
          </text>
        </g>
      );
    })}
    <path class="even" d={`M${LEFT} ${PLOT}L${LEFT + PLOT} 0`} />
  </g>
);

/** Regressions of latency are crosses and all others dots: colour is not the only sign. */
const Sign = ({ dot, axis }: { readonly dot: Dot; readonly axis: LogAxis }) => {
  const [x, y] = [LEFT + axis.place(dot.base) * PLOT, PLOT - axis.place(dot.head) * PLOT];
  const sense = senseOf(dot.row.findings, "latency") ?? "";
  return sense === "worse" ? (
    <path d={`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`} />
  ) : (
    <circle class={sense} cx={x} cy={y} r="3" />
  );
};

const wordsOf = (dots: readonly Dot[]): string => {
  const slower = dots.filter(({ base, head }) => head > base * 1.05).length;
  const faster = dots.filter(({ base, head }) => head < base / 1.05).length;
  return `${printCount(dots.length, "test")}: ${slower} slower by more than 5 %, ${faster} faster.`;
};

/** Shows each test's latency before and after: what lies above the line has become slower. */
export const LatencyChart = ({ context }: { readonly context: PageContext }) => {
  const dots = dotsOf(context.data.rows);
  if (dots.length === 0) return null;
  const axis = logAxis(dots.flatMap(({ base, head }) => [base, head]));
  return (
    <figure class="chart">
      <figcaption>
        <h3>Latency, base and head</h3>
        <p>{wordsOf(dots)}</p>
      </figcaption>
      <svg
        viewBox={`0 0 ${LEFT + PLOT + 8} ${PLOT + BOTTOM}`}
        role="img"
        aria-label={`Latency, base and head. ${wordsOf(dots)}`}
      >
        <Grid axis={axis} />
        {dots.toReversed().map((dot) => (
          <g key={dot.row.id} class="dot" onClick={() => context.router.go({ at: "test", test: dot.row.id })}>
            <title>{`${visibleText(dot.row.id)}: ${printDuration(dot.base)} → ${printDuration(dot.head)}`}</title>
            <Sign dot={dot} axis={axis} />
          </g>
        ))}
        <text class="axis" x={LEFT + PLOT} y={PLOT + BOTTOM - 4} text-anchor="end">
          base →
        </text>
        <text class="axis" x={LEFT + 6} y="12">
          ↑ head
        </text>
      </svg>
    </figure>
  );
};
