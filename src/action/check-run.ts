import type { PlainReport } from "../reporters/report.ts";
import type { Annotation } from "./annotations.ts";
import type { GitHubApi } from "./github-api.ts";

/** The check that is set on a commit. */
export interface CheckInput {
  readonly owner: string;
  readonly repo: string;
  /** The commit that a reader of the pull request sees: its head, never the merge of it. */
  readonly sha: string;
  readonly report: Pick<PlainReport, "title" | "gate">;
  readonly annotations: readonly Annotation[];
  /** The report in at most that many characters. */
  readonly markdown: (limit: number) => string;
  /** The page of the whole report. */
  readonly url: string;
  /** Whether this decision fails the step too. */
  readonly fails: boolean;
}

/** GitHub takes so many annotations a request. */
const BATCH = 50;
/** More are of no use to a reader. */
const MOST = 500;
/** Of 65,535, in a server's own count. */
const LIMIT = 60_000;

const LEVELS = { error: "failure", warning: "warning", notice: "notice" } as const;

const CONCLUSIONS = { pass: "success", warn: "neutral", fail: "failure" } as const;

const annotationOf = ({ kind, file, line, title, message }: Annotation) => ({
  path: file,
  start_line: line,
  end_line: line,
  annotation_level: LEVELS[kind],
  title,
  message,
});

const batched = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

/** A gate that does not fail the job is not red elsewhere. */
const conclusionOf = ({ report, fails }: CheckInput) =>
  report.gate.decision === "fail" && !fails
    ? "neutral"
    : fails
      ? "failure"
      : CONCLUSIONS[report.gate.decision];

/**
 * Sets a check of the report's title on a commit, with its annotations, and gives its page.
 *
 * @throws what GitHub's refusals throw, with their `status`.
 * @see https://docs.github.com/en/rest/checks/runs
 */
export const checkRun = async ({ rest }: Pick<GitHubApi, "rest">, input: CheckInput): Promise<string> => {
  const { owner, repo, sha, report, annotations, markdown, url } = input;
  const [first = [], ...rests] = batched(annotations.slice(0, MOST).map(annotationOf));
  const output = { title: report.gate.wording.slice(0, 200), summary: markdown(LIMIT) };
  const { data } = await rest.checks.create({
    owner,
    repo,
    head_sha: sha,
    name: report.title,
    details_url: url,
    status: "completed",
    conclusion: conclusionOf(input),
    output: { ...output, annotations: first },
  });
  for (const batch of rests)
    await rest.checks.update({
      owner,
      repo,
      check_run_id: data.id,
      output: { ...output, annotations: batch },
    });
  return data.html_url ?? url;
};
