import type { Finding } from "../../reporters/report.ts";
import { rowName } from "../list/row-name.ts";
import type { PageContext } from "../page-context.ts";
import { Recorded } from "../recorded.tsx";
import { hrefOf } from "../router.ts";
import { severityMark, SeverityMark } from "../severity-mark.tsx";

/** Tests named before the list has to be looked at. */
const SHOWN = 6;

const FindingLine = ({ finding }: { readonly finding: Finding }) => (
  <li class="finding-line">
    <SeverityMark {...severityMark(finding.severity)} />
    <span>
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

const Lines = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <ul class="finding-lines">
    {findings.map((each, index) => (
      <FindingLine key={index} finding={each} />
    ))}
  </ul>
);

const Deciding = ({
  test,
  file,
  findings,
}: {
  readonly test: string;
  readonly file: string;
  readonly findings: readonly Finding[];
}) => {
  const { name, inside } = rowName({ id: test, file });
  return (
    <li>
      <a href={hrefOf({ at: "test", test })}>
        <Recorded text={name} />
      </a>{" "}
      <span class="dim">
        <Recorded text={inside} />
      </span>
      <Lines findings={findings} />
    </li>
  );
};

const isAbout =
  (test: string | undefined) =>
  (finding: Finding & { readonly test?: string }): boolean =>
    finding.test === test;

/** What decided, test by test, the gravest first. */
export const Because = ({ context: { data } }: { readonly context: PageContext }) => {
  const because = data.gate?.because ?? [];
  if (because.length === 0) return null;
  const tests = [...new Set(because.flatMap(({ test }) => test ?? []))];
  return (
    <section>
      <h2>What decides</h2>
      <Lines findings={because.filter(isAbout(undefined))} />
      <ol class="because">
        {tests.slice(0, SHOWN).map((test) => (
          <Deciding
            key={test}
            test={test}
            file={data.rows.find(({ id }) => id === test)?.file ?? ""}
            findings={because.filter(isAbout(test))}
          />
        ))}
      </ol>
      {tests.length > SHOWN && (
        <p class="dim">
          … and {tests.length - SHOWN} more tests, in <a href="#list">the list</a>.
        </p>
      )}
    </section>
  );
};

const isSaid = ({ data }: PageContext, finding: Finding): boolean =>
  data.gate?.because.some(({ message, test }) => test === undefined && message === finding.message) ?? false;

/** What else is found of the suite as a whole. */
export const WholeSuite = ({ context }: { readonly context: PageContext }) => {
  const findings = context.data.findings.filter((each) => !isSaid(context, each));
  return findings.length === 0 ? null : (
    <section>
      <h2>The suite as a whole</h2>
      <Lines findings={findings} />
    </section>
  );
};
