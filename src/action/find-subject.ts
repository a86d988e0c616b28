import { resolve } from "node:path";
import { failure } from "../errors.ts";
import { htmlReport } from "../reporters/html/html-report.ts";
import type { GitHubApi } from "./github-api.ts";
import type { Host } from "./host.ts";
import { makeReport } from "./make-report.ts";
import type { Occasion } from "./occasion.ts";
import type { Inputs } from "./read-inputs.ts";
import { receiveReport } from "./receive-report.ts";
import { ownSubject, receivedSubject, type Subject } from "./subject.ts";
import { plainPrinters, type Printers } from "./write-files.ts";

/** What is to be shown, and the files it can be written to. */
export interface Found {
  readonly subject: Subject;
  readonly printers: Partial<Printers>;
}

const NO_CALLS = "a report as JSON does not hold the calls that the page shows";

const takeOver = async (
  file: string,
  host: Host,
  inputs: Inputs,
  occasion: Occasion,
  api: GitHubApi | undefined,
): Promise<Found> => {
  if (inputs.html !== undefined) throw failure("inputsConflict", "report", "html", NO_CALLS);
  if (!api) throw failure("tokenMissing");
  const folder = resolve(host.cwd, inputs["working-directory"]);
  const received = await receiveReport(file, folder, inputs.title, occasion, api);
  const subject = receivedSubject(received, inputs["working-directory"]);
  return { subject, printers: plainPrinters(subject.report) };
};

/**
 * Takes over the report that the inputs name, else compares what is checked out.
 *
 * @throws what `receiveReport` and `makeReport` throw; `reportNeeded`, `inputsConflict`, `tokenMissing`.
 */
export const findSubject = async (
  host: Host,
  inputs: Inputs,
  occasion: Occasion,
  api: GitHubApi | undefined,
): Promise<Found> => {
  if (inputs.report !== undefined) return takeOver(inputs.report, host, inputs, occasion, api);
  if (occasion.payload.workflow_run) throw failure("reportNeeded");
  const made = await makeReport(host, inputs, occasion, api);
  const { report } = made;
  const html = async (): Promise<string> => htmlReport(report, await host.page());
  return { subject: ownSubject(made, occasion), printers: { ...plainPrinters(report), html } };
};
