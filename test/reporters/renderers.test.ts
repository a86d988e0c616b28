import { createRequire } from "node:module";
import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { buildReport } from "../../src/reporters/build-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { junitReport } from "../../src/reporters/junit.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import type { Report } from "../../src/reporters/report.ts";
import { textReport } from "../../src/reporters/text.ts";
import { user } from "../trace/diff/conversation.ts";
import { anyText, HOSTILE } from "./hostile.ts";
import { PULL_REQUESTS } from "./pull-requests.ts";
import { cassetteOf, sideOf } from "./suites.ts";

const reportOf = (title: string): Report => {
  const found = PULL_REQUESTS.find((each) => each.title === title);
  const { base = {}, head = {} } = found ?? {};
  return buildReport({
    base: sideOf("main", base, { revision: "0123456789abcdef", chosen: "merge base with main" }),
    head: sideOf("working tree", head),
  });
};

/** A report in which a text stands wherever recorded text may stand. */
const reportWith = (text: string): Report => {
  const answer = (said: string, model: string) =>
    cassetteOf([{ messages: [user(`${said} ${text}`)], text: `${said} ${text}`, model }]);
  const report = buildReport({
    base: sideOf(text, { [`cassettes/${text}.json`]: answer("Yes.", "gpt-4o") }),
    head: sideOf(text, { [`cassettes/${text}.json`]: answer("No.", text) }, { chosen: text }),
    title: text,
  });
  const message = { severity: "regression", metric: text, message: text } as const;
  return {
    ...report,
    findings: [message, { ...message, accepted: text }],
    gate: { ...report.gate, wording: text },
    notes: [text],
    tests: report.tests.map((test) => ({
      ...test,
      reason: text,
      from: text,
      findings: [...test.findings, message],
    })),
  };
};

test("in the terminal the decision comes first, then sums, then what is wrong and where", () => {
  const lines = stripVTControlCharacters(textReport(reportOf("a prompt that doubles the tokens"))).split(
    "\n",
  );
  expect(lines[0]).toBe("Fail: 2 regressions in 1 test (cost, tokens).");
  expect(lines[1]).toBe("main 0123456 (merge base with main) → working tree");
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}tokens in +100 +200 +\+100 %$/));
  expect(lines).toContain("  cassettes/support/refund  changed");
  expect(lines).toContain("    ✗ Tokens rose: 120 → 220 (+83 %).");
  expect(lines).toContain("    call 1 · system prompt");
});

test("which tools were called, and all figures that changed, are told in the terminal and in a comment", () => {
  const report = reportOf("an extra tool call");
  const text = stripVTControlCharacters(textReport(report));
  expect(text).toContain(
    "    tools called, in order\n      - find_order\n      + list_orders → find_order\n",
  );
  expect(text.replace(/\s+/g, " ")).toContain("cost of output $0.0004 → $0.0006 (+50 %)");
  expect(markdownReport(report)).toContain("| cost of output | \\$0.0004 | \\$0.0006 | +50 % |");
});

test("spans that came and went are told", () => {
  const plain = reportOf("nothing at all");
  const spans = [
    { kind: "removed", path: ["agent", "search"] },
    { kind: "changed", path: ["agent"], what: "status ok became error" },
  ] as const;
  const tests = plain.tests.map((test) => ({
    ...test,
    kind: "changed" as const,
    ...(test.diff && { diff: { ...test.diff, spans } }),
  }));
  const text = stripVTControlCharacters(textReport({ ...plain, tests }));
  expect(text).toContain(
    "    span\n      - agent › search\n    span agent\n      + status ok became error\n",
  );
});

test("no line is wider than the terminal, whatever was recorded", () => {
  fc.assert(
    fc.property(anyText(), fc.integer({ min: 40, max: 120 }), (text, columns) => {
      for (const line of textReport(reportWith(text), { columns }).split("\n"))
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }),
    { numRuns: 30 },
  );
});

test("what was recorded cannot steer the terminal", () => {
  for (const text of HOSTILE) {
    const printed = textReport(reportWith(text));
    expect(printed.replaceAll(/\u001B\[\d+m/g, "")).not.toMatch(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/,
    );
    expect(printed).not.toContain("\u001B[31mred");
  }
});

test("in Markdown the regressions come before all that is well", () => {
  const text = markdownReport(reportOf("a prompt that doubles the tokens"));
  expect(text).toMatch(/^## ❌ llm-replay\n\n\*\*Fail: 2 regressions in 1 test \(cost, tokens\)\.\*\*/);
  expect(text).toContain("| tokens in | 100 | 200 | +100 % |");
  expect(text.indexOf("### Regressions")).toBeGreaterThan(0);
  expect(markdownReport(reportOf("nothing at all"))).toContain("<summary>No finding: 1</summary>");
});

/** What stands outside blocks of code, without the markup that is ours. */
const outside = (markdown: string): string =>
  markdown
    .replace(/^(`{3,})diff\n[^]*?\n\1$/gm, "")
    .replace(/<\/?(?:details|summary)>/g, "")
    .replace(/\\./gu, "");

test("what was recorded is text in Markdown", () => {
  for (const hostile of HOSTILE) {
    const rest = outside(markdownReport(reportWith(hostile)));
    expect(rest).not.toMatch(/[<>@[\]`~]/);
    expect(rest).not.toMatch(/https?:\/\/|www\./);
    expect(
      rest.match(/^#{2,4} .*/gm)?.every((line) => /^#{2,4} (?:❌|Regressions|cassettes)/u.test(line)),
    ).toBe(true);
    const rows = rest.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.every((line) => line.split("|").length === 6)).toBe(true);
  }
});

test("a comment that would be too long loses whole sections, those of least worth first", () => {
  const { tests, ...rest } = reportOf("a prompt that doubles the tokens");
  const [worst] = tests;
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...worst,
    id: `test ${index}`,
    ...(index >= 100 && {
      findings: [{ severity: "improvement" as const, metric: "cost", message: "Cost fell." }],
    }),
  })) as Report["tests"];
  const text = markdownReport({ ...rest, tests: many }, { link: "https://example.com/a b" });
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text.length).toBeGreaterThan(50_000);
  expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  expect(text).toContain("test 99 (changed)");
  expect(text).not.toContain("test 399 (changed)");
  expect(text).toMatch(/\d+ sections are left out.*\[The whole report\]\(<https:\/\/example\.com\/a%20b>\)/);
});

test("an answer of 5 MB fits a comment", () => {
  const text = "word ".repeat(1_000_000);
  const report = reportWith("x");
  const [first] = report.tests;
  const tests = first
    ? [{ ...first, findings: [{ severity: "regression" as const, metric: "answer", message: text }] }]
    : [];
  expect(markdownReport({ ...report, tests, notes: [text] }).length).toBeLessThan(60_000);
});

/** What is used of a document. */
interface Element {
  readonly textContent: string;
  readonly getAttribute: (name: string) => string | null;
}

interface Parsed {
  readonly documentElement: Element;
  readonly getElementsByTagName: (name: string) => Iterable<Element> & { readonly length: number };
}

// The package has no types of its own.
const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new () => {
    window: { DOMParser: new () => { parseFromString: (text: string, type: string) => Parsed } };
  };
};
const { DOMParser } = new JSDOM().window;

const parsed = (xml: string): Parsed => new DOMParser().parseFromString(xml, "text/xml");

test("JUnit XML is well formed, and says what was said, whatever was recorded", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const document = parsed(junitReport(reportWith(text)));
      expect(document.getElementsByTagName("parsererror")).toHaveLength(0);
      expect(document.getElementsByTagName("testcase")).toHaveLength(2);
      expect(document.getElementsByTagName("failure")).toHaveLength(2);
    }),
    { numRuns: 60 },
  );
  const [failure] = parsed(junitReport(reportWith('a < b && "c" ]]>'))).getElementsByTagName("failure");
  expect(failure?.textContent).toContain('a < b && "c" ]]>');
});

test("as JUnit a test fails where it became worse, and only there", () => {
  const worse = parsed(junitReport(reportOf("a wrong answer")));
  expect(worse.getElementsByTagName("failure")).toHaveLength(1);
  expect(worse.documentElement.getAttribute("failures")).toBe("1");
  expect(parsed(junitReport(reportOf("a model swap"))).getElementsByTagName("failure")).toHaveLength(0);
});

test("as JSON a report holds every finding and change, and no body", () => {
  const json = jsonReport(reportOf("a model swap"));
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    gate: { decision: "warn" },
    tests: [
      {
        kind: "changed",
        findings: [{ metric: "model" }, { metric: "cost" }],
        diff: { calls: [{ kind: "changed", base: { model: "gpt-4o" }, changes: [{ kind: "model" }] }] },
      },
    ],
  });
  expect(json).not.toContain('"interaction"');
});
