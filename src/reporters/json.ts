import type { CallDiff, CallInfo, Change, TraceDiff } from "../trace/diff/trace-diff.ts";
import { defined } from "../trace/values/json-access.ts";
import type { PlainReport, PlainTest } from "./report.ts";

const callJson = ({ index, provider, operation, model, recordedAt }: CallInfo): object =>
  defined({ index, provider, operation, model, recordedAt });

/** A text that is told word by word is not told as a whole too. */
const changeJson = ({ base, head, ...rest }: Change): object =>
  rest.runs ? rest : { ...rest, ...defined({ base, head }) };

const callDiffJson = ({ kind, base, head, changes, metrics }: CallDiff<CallInfo>): object => ({
  kind,
  ...defined({ base: base && callJson(base), head: head && callJson(head) }),
  changes: changes.map(changeJson),
  metrics,
});

/** What reads alike on both sides is not printed again. */
const diffJson = ({ calls, ...rest }: TraceDiff<CallInfo>): object => ({
  ...rest,
  calls: calls.filter(({ kind }) => kind !== "same").map(callDiffJson),
});

/** Without what each side recorded, which would be all the cassettes. */
const testJson = (test: PlainTest): object => {
  const { id, kind, cassette, from, file, line, reason, diff, measurements, findings } = test;
  return {
    id,
    kind,
    ...defined({ cassette, from, file, line, reason, diff: diff && diffJson(diff) }),
    measurements,
    findings,
  };
};

/** C1 control characters, which JSON leaves as they are and a terminal would follow. */
const LATE_CONTROLS = /[\u007F-\u009F]/g;

/**
 * Prints a report as JSON: all findings, measurements and changes; of calls only who made them, not their bodies.
 *
 * @see readReport
 */
export const jsonReport = (report: PlainReport): string => {
  const text = JSON.stringify({ ...report, tests: report.tests.map(testJson) }, undefined, 2);
  return `${text.replace(LATE_CONTROLS, (each) => `\\u00${each.charCodeAt(0).toString(16)}`)}\n`;
};
