import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import type { Report } from "../../src/reporters/report.ts";
import { bundlePage } from "../../scripts/bundle-page.ts";
import { PULL_REQUESTS } from "../reporters/pull-requests.ts";
import { cassetteOf, sideOf, type Suite } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";

let bundled: Promise<string> | undefined;

/** Gives the page as a build makes it, once for all tests of a file. */
export const builtPage = (): Promise<string> => (bundled ??= bundlePage());

/** Prints a report on the page as it is built. */
export const printed = async (report: Report): Promise<string> => htmlReport(report, await builtPage());

const slug = (title: string): string => title.replaceAll(/\W+/g, "-");

const together = (side: "base" | "head"): Suite =>
  Object.fromEntries(
    PULL_REQUESTS.flatMap((each) =>
      Object.entries(each[side]).map(([path, cassette]) => [
        path.replace("cassettes/", `cassettes/${slug(each.title)}/`),
        cassette,
      ]),
    ),
  );

/** A report of all that a pull request can do to a suite. */
export const fullReport = (): Report =>
  buildReport({
    base: sideOf("main", together("base"), { revision: "0123456789abcdef", chosen: "merge base with HEAD" }),
    head: sideOf("working tree", together("head")),
  });

/** A report in which a text stands wherever recorded text may stand. */
export const reportWith = (text: string): Report => {
  const answer = (said: string, model: string) =>
    cassetteOf([
      { messages: [user(`${said} ${text}`)], text: `${said} ${text}`, model, tools: [{ name: text }] },
    ]);
  const message = { severity: "regression", metric: text, message: text } as const;
  const { tests, ...report } = buildReport({
    base: sideOf(text, { [`cassettes/${text}.json`]: answer("Yes.", "gpt-4o") }),
    head: sideOf(text, { [`cassettes/${text}.json`]: answer("No.", text) }, { chosen: text }),
    title: text,
  });
  return {
    ...report,
    findings: [message, { ...message, accepted: text }],
    gate: { ...report.gate, wording: text, because: [message, { ...message, test: text }] },
    notes: [text],
    tests: tests.map((test) => ({
      ...test,
      id: text,
      file: text,
      reason: text,
      from: text,
      findings: [...test.findings, message],
    })),
  };
};
