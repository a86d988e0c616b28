import type { Finding } from "./verdict.ts";

/** Joins claims that must all hold; where one cannot be judged, none is. */
export const allHold = (findings: readonly [Finding, ...Finding[]]): Finding => {
  const [first] = findings;
  if (findings.length === 1) return first;
  const unjudged = findings.filter((finding) => finding.unjudged);
  const broken = findings.filter(({ pass }) => !pass);
  const told = [unjudged, broken, findings].find((some) => some.length > 0) ?? findings;
  return {
    ...(told[0] ?? first),
    message: told.map(({ message }) => message).join("\n\n"),
    actual: findings.map(({ actual }) => actual),
    expected: findings.map(({ expected }) => expected),
  };
};
