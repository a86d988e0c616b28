import type { Finding, Severity } from "./report.ts";

const RANKS: Readonly<Record<Severity, number>> = { regression: 0, warning: 1, improvement: 2, info: 3 };

/** Tells whether nobody has accepted a finding. */
export const isOpen = ({ accepted }: Pick<Finding, "accepted">): boolean => accepted === undefined;

/** Compares findings: the gravest first, of what is equally grave what nobody accepted; all else stays in order. */
export const byGravity = (a: Finding, b: Finding): number =>
  RANKS[a.severity] - RANKS[b.severity] || Number(isOpen(b)) - Number(isOpen(a));

/** Tells how grave the gravest is of what nobody has accepted; `undefined` where there is nothing. */
export const gravestOf = (findings: readonly Finding[]): Severity | undefined =>
  findings.filter(isOpen).toSorted(byGravity)[0]?.severity;

/** Ranks how grave something is, 0 being the gravest; nothing at all ranks last. */
export const rankOf = (severity: Severity | undefined): number =>
  severity === undefined ? Object.keys(RANKS).length : RANKS[severity];
