import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { Because, WholeSuite } from "./because.tsx";
import { CostChart } from "./cost-chart.tsx";
import { LatencyChart } from "./latency-chart.tsx";
import { SuiteTable } from "./suite-table.tsx";

const Notes = ({ context: { data } }: { readonly context: PageContext }) => (
  <section>
    <h2>Notes</h2>
    <ul class="notes">
      {data.notes.map((note, index) => (
        <li key={index}>
          <Recorded text={note} />
        </li>
      ))}
      <li>
        Prices from {data.prices.name} {data.prices.version} of {data.prices.date}.
      </li>
    </ul>
  </section>
);

/** The report as a whole: what decides, where cost and time went, sums by suite. */
export const Overview = ({ context }: { readonly context: PageContext }) => (
  <article class="overview" aria-label="Overview">
    <Because context={context} />
    <WholeSuite context={context} />
    <section class="charts" aria-label="Charts">
      <CostChart context={context} />
      <LatencyChart context={context} />
    </section>
    <section>
      <h2>Suites</h2>
      <SuiteTable context={context} />
    </section>
    <Notes context={context} />
  </article>
);
