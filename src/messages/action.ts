import { quoted, meant } from "./in-words.ts";

/** Messages about the GitHub Action. */
export const action = {
  inputUnknown: (name: string, known: string, nearest: string | undefined) =>
    `The action has no input ${quoted(name)}.${meant(nearest)} Its inputs are ${known}.`,
  inputInvalid: (name: string, value: string, expected: string, nearest: string | undefined) =>
    `Input ${quoted(name)} is ${quoted(value)}, but must be one of ${expected}.${meant(nearest)}`,
  inputsConflict: (name: string, other: string, reason: string) =>
    `Inputs ${quoted(name)} and ${quoted(other)} do not go together: ${reason}. Leave one of them out.`,
  tokenMissing: () =>
    `There is no github-token, and without it a report of another run cannot be held against that run. ` +
    `Leave the input out, which takes the job's own token.`,
  notInAWorkflow: (variable: string) =>
    `${variable} is not set, as it is in every workflow of GitHub. ` +
    `Elsewhere than in one, use llm-replay diff.`,
  eventUnreadable: (reason: string) =>
    `The event that started the workflow cannot be read: ${reason}. ` +
    `Use the action on pull_request, push, merge_group, workflow_dispatch, schedule or workflow_run.`,
  nothingCheckedOut: (folder: string) =>
    `${folder} is no clone of the repository, so that there is nothing to compare. ` +
    `Let actions/checkout run before the action.`,
  headNotCheckedOut: (event: string, found: string, wanted: string) =>
    `On ${event}, ${found} is checked out and not the pull request's ${wanted}, so that it would be compared with itself. ` +
    `Use pull_request, and the two workflows that the README shows for forks.`,
  baseUnreachable: (revision: string, said: string) =>
    `${revision} cannot be fetched${said === "" ? "" : `: ${said.trim()}`}. ` +
    `Let actions/checkout fetch all history with fetch-depth: 0, or let the token read contents.`,
  reportMissing: (file: string, reason: string) =>
    `There is no report ${file} to show: ${reason}. ` +
    `Let the workflow that ran the tests write it with the input json, and download its artifact before this step.`,
  reportNeeded: () =>
    `On workflow_run the default branch is checked out, and not what the run was about. ` +
    `Download the report which that run wrote, and name it with the input report.`,
  reportMisplaced: (event: string) =>
    `The input "report" is for workflow_run; on ${event} what is checked out is compared. Leave it out.`,
  reportNotOfRun: (what: string, claimed: string, actual: string) =>
    `The report is not of the run that this workflow follows: its ${what} is ${claimed}, and the run's is ${actual}. ` +
    `Nothing was written. Download the artifact by run-id: \${{ github.event.workflow_run.id }}.`,
};
