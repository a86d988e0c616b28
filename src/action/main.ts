import { resolve } from "node:path";
import { LlmReplayError } from "../errors.ts";
import { printableLine } from "../formats/printable.ts";
import { markdownReport } from "../reporters/markdown.ts";
import type { Gate } from "../reporters/report.ts";
import { findSubject, type Found } from "./find-subject.ts";
import type { Host } from "./host.ts";
import { readOccasion } from "./occasion.ts";
import { outputsOf } from "./outputs.ts";
import { type Inputs, readInputs } from "./read-inputs.ts";
import { isRefused, refusalTexts } from "./refusal.ts";
import { showCheck, showComment, type Showing } from "./tell-github.ts";
import { writeFiles } from "./write-files.ts";

/** GitHub takes 1 MiB, and a character is at most three bytes of it. */
const SUMMARY_LIMIT = 340_000;

const isFailing = ({ decision }: Gate, failOn: Inputs["fail-on"]): boolean =>
  failOn !== "never" && (decision === "fail" || (decision === "warn" && failOn === "warning"));

/** A token that is not there refuses as much as one that may not. */
const withoutToken = ({ inputs, subject, api }: Showing): string[] => {
  const wanted = [
    ...(inputs.check ? ["the check"] : []),
    ...(inputs.comment !== "never" && subject.number !== undefined ? ["the comment"] : []),
  ];
  if (api || wanted.length === 0) return [];
  return [
    `Without a github-token, ${wanted.join(" and ")} cannot be written. The summary of the job has it all.`,
  ];
};

const answerRefusals = (
  refusals: readonly string[],
  { log, fail }: Host,
  mode: Inputs["on-refused"],
): void => {
  const say = { fail, warn: log.warning, pass: log.info }[mode];
  for (const refusal of refusals) say(refusal);
};

/** A line of a log that begins with two colons, or holds `##[`, is a command to the runner. */
const logged = (text: string): string => printableLine(text).replaceAll("##[", "#\u200B#[");

/** What can be written without GitHub's leave, before anything that it may refuse. */
const writeHere = async (host: Host, inputs: Inputs, { subject, printers }: Found): Promise<void> => {
  const { report, url } = subject;
  const { base, head } = report;
  const sides = `Base: ${base.label} ${base.revision ?? ""} (${base.chosen ?? ""}). Head: ${head.label}.`;
  host.log.info(logged(sides));
  const folder = resolve(host.cwd, inputs["working-directory"]);
  for (const [name, path] of await writeFiles(folder, inputs, printers)) host.output(name, path);
  for (const [name, value] of outputsOf(report)) host.output(name, value);
  await host.summarize(markdownReport(report, { limit: SUMMARY_LIMIT, link: url }));
};

const act = async (host: Host): Promise<void> => {
  const inputs = readInputs(host.env);
  const occasion = readOccasion(host.env);
  const token = inputs["github-token"];
  const api = token === undefined ? undefined : host.connect(token);
  const found = await findSubject(host, inputs, occasion, api);
  await writeHere(host, inputs, found);

  const { subject } = found;
  const { gate } = subject.report;
  const fails = isFailing(gate, inputs["fail-on"]);
  const showing: Showing = { host, inputs, occasion, subject, api, fails };
  const refused = [...(await showCheck(showing)), ...(await showComment(showing))];
  const refusals = [...withoutToken(showing), ...refusalTexts(refused, subject.isFork)];
  answerRefusals(refusals, host, inputs["on-refused"]);
  if (fails) host.fail(gate.wording);
  else host.log.info(logged(`Decision: ${gate.wording}`));
};

const textsOf = (error: unknown): string[] => {
  if (error instanceof LlmReplayError) return [error.message];
  if (isRefused(error)) return refusalTexts([{ what: "a request", permission: "read rights", error }], false);
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
};

/**
 * Does the action's work: compares, then tells it wherever it is asked to. Fails the step where the gate does, and where
 * nothing can be told at all.
 */
export const main = async (host: Host): Promise<void> => {
  try {
    await act(host);
  } catch (error) {
    host.output("decision", "error");
    for (const text of textsOf(error)) host.fail(text);
  }
};
