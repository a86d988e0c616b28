import type { Finding } from "../../reporters/report.ts";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { hrefOf } from "../router.ts";
import { markOf, SeverityMark } from "../severity-mark.tsx";
import { CostChart } from "./cost-chart.tsx";
import { LatencyChart } from "./latency-chart.tsx";
import { SuiteTable } from "./suite-table.tsx";

const SHOWN = 20;

const Line = ({ finding, test }: { readonly finding: Finding; readonly test?: string | undefined }) => (
  <li>
    <SeverityMark {...markOf({ severity: finding.severity, kind: "changed" })} />
    <span>
      {test !== undefined && (
        <>
          <a href={hrefOf({ at: "test", test })}>
            <Recorded text={test} />
          </a>
          <br />
        </>
      )}
      <Recorded text={finding.message} />
      {finding.accepted !== undefined && (
        <em>
          {" "}
          Accepted: <Recorded text={finding.accepted} />
        </em>
      )}
    </span>
  </li>
);

const Because = ({ context: { data } }: { readonly context: PageContext }) => {
  const because = data.gate?.because ?? [];
  if (because.length === 0) return null;
  return (
    <section>
      <h2>What decides</h2>
      <ul class="because">
        {because.slice(0, SHOWN).map((each, index) => (
          <Line key={index} finding={each} test={each.test} />
        ))}
      </ul>
      {because.length > SHOWN && <p class="dim">… and {because.length - SHOWN} more, in the list.</p>}
    </section>
  );
};

const isSaid = ({ data }: PageContext, finding: Finding): boolean =>
  data.gate?.because.some(({ message, test }) => test === undefined && message === finding.message) ?? false;

const WholeSuite = ({ context }: { readonly context: PageContext }) => {
  const findings = context.data.findings.filter((each) => !isSaid(context, each));
  if (findings.length === 0) return null;
  return (
    <section>
      <h2>The suite as a whole</h2>
      <ul class="because">
        {findings.map((each, index) => (
          <Line key={index} finding={each} />
        ))}
      </ul>
    </section>
  );
};

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

/** The report as a whole: what decides, sums by suite, where cost and time went. */
export const Overview = ({ context }: { readonly context: PageContext }) => (
  <article class="overview">
    <h2 class="unseen" tabIndex={-1}>
      Overview
    </h2>
    <Because context={context} />
    <WholeSuite context={context} />
    <section>
      <h2>Suites</h2>
      <SuiteTable context={context} />
    </section>
    <section class="charts" aria-label="Charts">
      <CostChart context={context} />
      <LatencyChart context={context} />
    </section>
    <Notes context={context} />
  </article>
);
