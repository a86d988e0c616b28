import { defined } from "../trace/values/json-access.ts";
import { compareFigures, figuresOfTrace } from "../trace/diff/metrics.ts";
import type { Draft } from "./draft.ts";
import { type Evidence, findingsOf } from "./findings.ts";
import { byGravity } from "./gravity.ts";
import { judgeExact } from "./judge/judge-exact.ts";
import { judgeUse } from "./judge/judge-use.ts";
import type { Finding, Measurement, TestKind, TestReport } from "./report.ts";
import type { RunFile } from "./run-file.ts";
import { summarizeTrace } from "./summarize-trace.ts";
import { summaryFigures } from "./summary-figures.ts";

const kindOf = ({ pair: { base, head, from }, run, diff }: Draft): TestKind => {
  if (run?.state === "failed" || (head && "problem" in head)) return "failed";
  if (!head) return "removed";
  if (!base) return "added";
  if (!diff) return "not comparable";
  if (!diff.same) return "changed";
  return from === undefined ? "unchanged" : "renamed";
};

const reasonOf = ({ pair: { base, head } }: Draft): string | undefined =>
  [head, base].flatMap((side) => (side && "problem" in side ? [side.problem] : []))[0];

/** What a test's kind alone says of it. */
export const standing = (kind: TestKind): Finding[] => {
  if (kind === "failed") return [{ severity: "regression", metric: "test", message: "The test fails." }];
  if (kind === "removed")
    return [
      { severity: "warning", metric: "test", message: "The test is gone, and what it measured with it." },
    ];
  return [];
};

/** What is to be said of a test that has no base: what it comes to, and the bounds that it does not keep to. */
const fresh = ({ head, limits }: Draft): Finding[] =>
  head
    ? [
        {
          severity: "info",
          metric: "test",
          message: `The test is new: ${summaryFigures(summarizeTrace(head)).join(", ")}.`,
        },
        ...judgeExact(compareFigures({}, figuresOfTrace(head)), limits),
      ]
    : [];

/** What was accepted counts for the very recording it was said of, and in the pull request that said it. */
const acceptanceOf = ({ accepted, baseline, digest }: Draft): string | undefined => {
  if (accepted?.cassette !== undefined && digest() !== accepted.cassette) return undefined;
  const known = new Set((baseline?.accepted ?? []).map((each) => JSON.stringify(each)));
  const fresh = (accepted?.accepted ?? []).filter((each) => !known.has(JSON.stringify(each)));
  return fresh.length > 0 ? fresh.map(({ reason }) => reason).join("; ") : undefined;
};

/** What matchers scored: in the head's run, else as it was accepted; a test that was skipped scored nothing. */
const scoresOf = ({ run, accepted }: Draft): Evidence["scores"] =>
  run?.state === "skipped" ? undefined : (run ?? accepted)?.scores;

/** Judges a test by what is exact, by its share of the suite's measurements, and by the head's run of all tests. */
export const testReport = (
  draft: Draft,
  measurements: readonly Measurement[],
  whole: RunFile | undefined,
): TestReport => {
  const { id, pair, limits, run, base, head, diff, baseline, accepted } = draft;
  const kind = kindOf(draft);
  const scores = scoresOf(draft);
  const compared = diff ? findingsOf({ diff, measurements, limits, accepted: baseline, scores }) : [];
  const found = kind === "added" ? fresh(draft) : compared;
  const isNamed = baseline !== undefined || accepted !== undefined;
  const use = pair.head ? judgeUse(whole, { path: pair.path, test: run, isNamed }) : [];
  const reason = acceptanceOf(draft);
  const judged = [...found, ...use].map((each) =>
    reason !== undefined && each.severity === "regression" ? { ...each, accepted: reason } : each,
  );
  const findings = [...standing(kind), ...judged].toSorted(byGravity);
  return {
    id,
    kind,
    measurements,
    findings,
    cassette: pair.path,
    ...defined({ from: pair.from, file: run?.file, line: run?.line, reason: reasonOf(draft) }),
    ...defined({ base, head, diff, run }),
  };
};
