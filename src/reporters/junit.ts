import { printable } from "../formats/printable.ts";
import type { Finding, PlainReport, PlainTest } from "./report.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Makes any text one of XML 1.0: characters that no document may hold are replaced, line ends in attributes kept. */
const escapeXml = (text: string): string =>
  printable(text)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[&<>"'\n\t]/g, (character) => ENTITIES[character] ?? character);

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeXml(`${value}`)}"`))
    .join("");

const failureOf = ({ metric, message }: Finding): string =>
  `<failure${attributes({ type: metric, message })}>${escapeXml(message)}</failure>`;

const isFailure = ({ severity, accepted }: Finding): boolean =>
  severity === "regression" && accepted === undefined;

const told = ({ severity, message, accepted }: Finding): string =>
  `${severity}: ${message}${accepted === undefined ? "" : ` Accepted: ${accepted}`}`;

const caseOf = (
  { id, file, line, findings }: Pick<PlainTest, "id" | "file" | "line" | "findings">,
  classname: string,
): string => {
  const rest = findings.filter((finding) => !isFailure(finding)).map(told);
  const inside = [
    // Readers of JUnit files take one failure a test.
    ...merged(findings.filter(isFailure)).map(failureOf),
    ...(rest.length > 0 ? [`<system-out>${escapeXml(rest.join("\n"))}</system-out>`] : []),
  ];
  const open = `    <testcase${attributes({ name: id, classname, file, line })}`;
  if (inside.length === 0) return `${open}/>`;
  return [`${open}>`, ...inside.map((each) => `      ${each}`), "    </testcase>"].join("\n");
};

const merged = (findings: readonly Finding[]): Finding[] => {
  const [first] = findings;
  if (!first) return [];
  return [{ ...first, message: findings.map(({ message }) => message).join("\n") }];
};

/** Prints a report as JUnit XML: a case a test, that fails where something became worse, and one for the suite. */
export const junitReport = ({ title, tests, findings, gate }: PlainReport): string => {
  const cases = [...tests, { id: "the suite", findings }];
  const failures = cases.filter((each) => each.findings.some(isFailure)).length;
  const counts = attributes({ name: title, tests: cases.length, failures });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    `  <testsuite${counts}>`,
    ...cases.map((each) => caseOf(each, title)),
    `    <system-out>${escapeXml(gate.wording)}</system-out>`,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
};
