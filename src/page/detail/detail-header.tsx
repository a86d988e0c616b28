import type { TestDetail } from "../../reporters/html/page-data.ts";
import { metricName } from "../../reporters/figure-rows.ts";
import type { Finding } from "../../reporters/report.ts";
import { severityMark, SeverityMark } from "../severity-mark.tsx";
import { Recorded } from "../recorded.tsx";

const FindingLine = ({ severity, metric, message, accepted }: Finding) => (
  <li class={`finding ${accepted === undefined ? severity : "accepted"}`}>
    <SeverityMark {...severityMark(severity)} />
    <span class="metric">{metricName(metric)}</span>
    <span class="message">
      <Recorded text={message} />
    </span>
    {accepted !== undefined && (
      <span class="reason">
        accepted: <Recorded text={accepted} />
      </span>
    )}
  </li>
);

/** A test's name, less the file, which stands below it. */
const partsOf = ({ id, file }: TestDetail): readonly string[] => {
  const parts = id.split(" > ");
  return parts.length > 1 && parts[0] === file ? parts.slice(1) : parts;
};

const Title = ({ detail }: { readonly detail: TestDetail }) => {
  const parts = partsOf(detail);
  return (
    <h2 class="title">
      {parts.slice(0, -1).map((part, index) => (
        <span class="above" key={index}>
          <Recorded text={part} /> <span aria-hidden="true">›</span>{" "}
        </span>
      ))}
      <Recorded text={parts.at(-1) ?? ""} />
    </h2>
  );
};

const Code = ({ text }: { readonly text: string }) => (
  <code>
    <Recorded text={text} />
  </code>
);

const Origin = ({ kind, file, line, cassette, from }: TestDetail) => (
  <p class="origin">
    <span class={`chip kind-${kind.replace(" ", "-")}`}>{kind}</span>
    {file !== undefined && <Code text={line === undefined ? file : `${file}:${line}`} />}
    {cassette !== undefined && (
      <span>
        cassette <Code text={cassette} />
      </span>
    )}
    {from !== undefined && from !== cassette && (
      <span>
        before <Code text={from} />
      </span>
    )}
  </p>
);

/** What a test is and what is found about it, the gravest first. */
export const DetailHeader = ({ detail }: { readonly detail: TestDetail }) => (
  <header class="detail-header">
    <Title detail={detail} />
    <Origin {...detail} />
    {detail.reason !== undefined && (
      <p class="why">
        <Recorded text={detail.reason} />
      </p>
    )}
    {detail.findings.length > 0 && (
      <ul class="findings">
        {detail.findings.map((finding, index) => (
          <FindingLine key={index} {...finding} />
        ))}
      </ul>
    )}
  </header>
);
