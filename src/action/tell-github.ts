import { markdownReport } from "../reporters/markdown.ts";
import type { PlainReport } from "../reporters/report.ts";
import { type Annotation, annotationsOf, shownAnnotations } from "./annotations.ts";
import { checkRun } from "./check-run.ts";
import type { GitHubApi } from "./github-api.ts";
import type { Host, Log } from "./host.ts";
import type { Occasion } from "./occasion.ts";
import type { Inputs } from "./read-inputs.ts";
import { isRefused, type RefusedWork } from "./refusal.ts";
import { stickyComment } from "./sticky-comment.ts";
import type { Subject } from "./subject.ts";

/** All that is known when a report is shown. */
export interface Showing {
  readonly host: Pick<Host, "log" | "output">;
  readonly inputs: Inputs;
  readonly occasion: Occasion;
  readonly subject: Subject;
  /** Absent without a token. */
  readonly api: GitHubApi | undefined;
  /** Whether the decision fails the step. */
  readonly fails: boolean;
}

const markdownOf =
  ({ report, url }: Subject) =>
  (limit: number): string =>
    markdownReport(report, { limit, link: url });

/** Does some work, and gives it back where GitHub refused it. */
const orRefusal = async (
  what: string,
  permission: string,
  work: () => Promise<void>,
): Promise<RefusedWork[]> => {
  try {
    await work();
    return [];
  } catch (error) {
    if (!isRefused(error)) throw error;
    return [{ what, permission, error }];
  }
};

const annotate = (log: Log, annotations: readonly Annotation[]): void => {
  for (const { kind, message, title, file, line } of shownAnnotations(annotations))
    log[kind](message, { title, file, startLine: line });
};

/** Sets the check, which takes the annotations with it; where it cannot be set, the log has them. */
export const showCheck = async (showing: Showing): Promise<RefusedWork[]> => {
  const { host, inputs, occasion, subject, api, fails } = showing;
  const annotations = inputs.annotations ? annotationsOf(subject.report, subject.folder) : [];
  if (!inputs.check || !api) {
    annotate(host.log, annotations);
    return [];
  }
  const { owner, repo } = occasion;
  const { report, sha, url } = subject;
  const refusals = await orRefusal("the check", "checks: write", async () => {
    const page = await checkRun(api, {
      owner,
      repo,
      sha,
      report,
      annotations,
      markdown: markdownOf(subject),
      url,
      fails,
    });
    host.output("check-url", page);
  });
  if (refusals.length > 0) annotate(host.log, annotations);
  return refusals;
};

/** Where nothing of worth is to be said, one may want no comment. */
const saysSomething = ({ gate, findings, tests }: PlainReport): boolean =>
  gate.decision !== "pass" ||
  findings.length > 0 ||
  tests.some((test) => test.kind !== "unchanged" || test.findings.length > 0);

/** A run that was slow must not write over what a later one said. */
const isOld = async ({ subject, occasion: { owner, repo } }: Showing, api: GitHubApi): Promise<boolean> => {
  if (subject.isOld || subject.number === undefined) return subject.isOld;
  const { data } = await api.rest.pulls.get({ owner, repo, pull_number: subject.number });
  return data.head.sha !== subject.sha;
};

/** Writes the comment on the pull request, or renews it. */
export const showComment = (showing: Showing): Promise<RefusedWork[]> | RefusedWork[] => {
  const { host, inputs, occasion, subject, api } = showing;
  const { number, report } = subject;
  if (inputs.comment === "never" || number === undefined || !api) return [];
  const onlyUpdate = inputs.comment === "changes" && !saysSomething(report);
  return orRefusal("the comment", "pull-requests: write", async () => {
    if (await isOld(showing, api)) {
      host.log.info(
        `Pull request ${number} has newer commits than ${subject.sha}: its comment is left as it is.`,
      );
      return;
    }
    const { owner, repo } = occasion;
    const place = { owner, repo, number, title: inputs.title };
    const outcome = await stickyComment(api, place, markdownOf(subject), { onlyUpdate });
    if (!outcome) return;
    host.log.info(`The comment was ${outcome.did}: ${outcome.url}`);
    host.output("comment-url", outcome.url);
  });
};
