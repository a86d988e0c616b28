import { printCount } from "../trace/print-figures.ts";
import { metricName } from "./figure-rows.ts";
import type { Finding, Gate, Side, TestReport } from "./report.ts";
import type { Absence, Missing } from "./thresholds.ts";

type Reason = Gate["because"][number];

const SEVERITY: Readonly<Record<Missing, Finding["severity"]>> = {
  fail: "regression",
  warn: "warning",
  pass: "info",
};

const missing = (what: Missing, message: string): Finding => ({
  severity: SEVERITY[what],
  metric: "missing",
  message,
});

const problemsOf = ({ label, cassettes }: Side): string[] =>
  [...cassettes].flatMap(([path, recording]) =>
    "problem" in recording ? [`${path} of ${label} cannot be read: ${recording.problem}`] : [],
  );

const isEmpty = ({ cassettes, run }: Side): boolean =>
  cassettes.size === 0 && !(run?.tests.some(({ state }) => state !== "skipped") ?? false);

const isSkipped = ({ run }: Side): boolean =>
  run !== undefined && run.tests.every(({ state }) => state === "skipped");

/** Where it decides nothing, a note says it. */
const judgeRun = (head: Side, { noRun }: Absence): Finding[] =>
  head.run !== undefined || noRun === "pass" || isEmpty(head)
    ? []
    : [missing(noRun, `No run of the tests is at hand for ${head.label}: whether they pass is not known.`)];

/** Says what a verdict would need and is not there: silence is never a pass. */
export const judgeAbsence = (base: Side, head: Side, absence: Absence): Finding[] => {
  const broken = [base, head].flatMap((side) => [
    ...(side.problem === undefined ? [] : [`${side.label} cannot be read: ${side.problem}`]),
    ...problemsOf(side),
  ]);
  const isBare = base.problem === undefined && base.cassettes.size === 0;
  return [
    ...broken.map((text) => missing(absence.unreadable, text)),
    ...(head.problem === undefined && (isEmpty(head) || isSkipped(head))
      ? [missing(absence.noTests, `${head.label} has no test that ran: nothing was measured.`)]
      : []),
    ...(isBare && !isEmpty(head)
      ? [missing(absence.noBase, `${base.label} has no cassettes: there is nothing to compare with.`)]
      : []),
    ...judgeRun(head, absence),
  ];
};

const listed = (reasons: readonly Reason[]): string => {
  const metrics = [...new Set(reasons.map(({ metric }) => metricName(metric)))];
  const more = metrics.length > 5 ? ` and ${metrics.length - 5} more` : "";
  return `${metrics.slice(0, 5).join(", ")}${more}`;
};

const counted = (reasons: readonly Reason[], noun: string): string => {
  const tests = new Set(reasons.flatMap(({ test }) => test ?? [])).size;
  return `${printCount(reasons.length, noun)}${tests > 0 ? ` in ${printCount(tests, "test")}` : ""} (${listed(reasons)})`;
};

const passing = (tests: readonly TestReport[]): string => {
  const compared = tests.filter(({ diff }) => diff !== undefined).length;
  return `no regression, ${compared > 0 ? `${printCount(compared, "test")} compared` : "nothing to compare"}`;
};

const acceptedIn = (reasons: readonly Reason[]): string => {
  const count = reasons.filter(
    ({ severity, accepted }) => severity === "regression" && accepted !== undefined,
  ).length;
  return count > 0 ? `; ${printCount(count, "regression")} accepted` : "";
};

const isMissing = ({ metric }: Reason): boolean => metric === "missing";

const worded = (reasons: readonly Reason[], noun: string): string => {
  const absent = reasons.find(isMissing);
  const others = reasons.filter((each) => !isMissing(each));
  const counts = others.length > 0 ? [counted(others, noun)] : [];
  return [...counts, ...(absent ? [absent.message.replace(/\.$/, "")] : [])].join("; ");
};

/** Decides between pass, warn and fail, and says why in the same breath; what was accepted decides nothing. */
export const judgeGate = (tests: readonly TestReport[], suite: readonly Finding[]): Gate => {
  const all: Reason[] = [
    ...suite,
    ...tests.flatMap(({ id, findings }) => findings.map((each) => ({ ...each, test: id }))),
  ];
  const open = all.filter(({ accepted }) => accepted === undefined);
  const regressions = open.filter(({ severity }) => severity === "regression");
  const warnings = open.filter(({ severity }) => severity === "warning");
  const accepted = acceptedIn(all);
  if (regressions.length > 0)
    return {
      decision: "fail",
      wording: `Fail: ${worded(regressions, "regression")}${accepted}.`,
      because: regressions,
    };
  if (warnings.length > 0)
    return {
      decision: "warn",
      wording: `Warn: ${worded(warnings, "warning")}${accepted}.`,
      because: warnings,
    };
  return { decision: "pass", wording: `Pass: ${passing(tests)}${accepted}.`, because: [] };
};
