import type { Row } from "../reporters/html/page-data.ts";
import type { Gate, Severity } from "../reporters/report.ts";

/** A sign for how grave something is, told apart by shape as by colour. */
export interface Mark {
  readonly tone: "bad" | "warn" | "good" | "quiet";
  readonly word: string;
  /** Drawn in a square of 16. */
  readonly path: string;
}

const CROSS = "M5 5l6 6M11 5l-6 6";
const BANG = "M8 4v5M8 12v.01";
const TICK = "M4.5 8.5l2.5 2.5 4.5-6";
const DASH = "M5 8h6";
const PLUS = "M8 5v6M5 8h6";

const SEVERITIES: Readonly<Record<Severity, Omit<Mark, "word">>> = {
  regression: { tone: "bad", path: CROSS },
  warning: { tone: "warn", path: BANG },
  improvement: { tone: "good", path: TICK },
  info: { tone: "quiet", path: DASH },
};

const DECISIONS: Readonly<Record<Gate["decision"], Severity>> = {
  fail: "regression",
  warn: "warning",
  pass: "improvement",
};

/** Gives the sign of a finding. */
export const severityMark = (severity: Severity): Mark => ({ ...SEVERITIES[severity], word: severity });

/** Gives the sign of what a report comes to. */
export const decisionMark = (decision: Gate["decision"]): Mark => ({
  ...SEVERITIES[DECISIONS[decision]],
  word: decision,
});

/** Gives the sign of a row: what is found, else what became of the test. */
export const rowMark = ({ severity = "info", kind }: Pick<Row, "severity" | "kind">): Mark => {
  if (severity !== "info") return severityMark(severity);
  return { tone: "quiet", word: kind, path: kind === "added" ? PLUS : DASH };
};

/** Shows a sign with its word for those who do not see it. */
export const SeverityMark = ({ tone, word, path }: Mark) => (
  <svg class={`mark ${tone}`} viewBox="0 0 16 16" width="16" height="16" role="img" aria-label={word}>
    <circle cx="8" cy="8" r="7.5" />
    <path d={path} />
  </svg>
);
