import { relative, resolve } from "node:path";
import type { Header } from "../../cassette/cassette.ts";
import { posixPath } from "../../cassette/path.ts";
import { fsStore } from "../../cassette/store.ts";
import { failure } from "../../errors.ts";
import { RealDate } from "../../real-time.ts";
import { createRedactor } from "../../recorder/redact.ts";
import { redactOptions } from "../../session/redact-options.ts";
import { type DriftReport, driftReport, hasDrifted } from "../../upkeep/verify/drift.ts";
import type { DriftLimits } from "../../upkeep/verify/limits.ts";
import { drifted, sampled } from "../../upkeep/verify/pick.ts";
import { planCassette } from "../../upkeep/verify/plan.ts";
import { isStep, type Planned } from "../../upkeep/verify/step.ts";
import { askOnTerminal } from "../ask.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../find-cassettes.ts";
import { styleError } from "../style-error.ts";
import { findWays } from "./find-ways.ts";
import { keepDrift, lastDrift } from "./last-drift.ts";
import { printDrift, printDriftJson } from "./print-drift.ts";
import { printEstimate, printPlan } from "./print-plan.ts";
import { type Opened, replaceAnswers } from "./replace-answers.ts";
import { sendAll } from "./send-all.ts";

/** What is verified, and how. */
export interface VerifyCommand {
  /** Files, folders, or names in the folder of the cassettes; none: that folder. */
  readonly cassettes: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** Only what had drifted the last time. */
  readonly onlyDrifted: boolean;
  /** Only so many calls, picked at random. */
  readonly sample?: number | undefined;
  readonly concurrency: number;
  /** US dollars. */
  readonly maxCost?: number | undefined;
  readonly limits: DriftLimits;
  /** Sent with every request. */
  readonly headers: readonly Header[];
  /** Further hosts that may be asked. */
  readonly hosts: readonly string[];
  /** Send also what may change something. */
  readonly unsafe: boolean;
  /** Put today's answers in the place of those that drifted. */
  readonly update: boolean;
  /** Send without asking. */
  readonly yes: boolean;
  readonly json: boolean;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
}

const open = async ({ cassettes, dir = "cassettes" }: VerifyCommand, cwd: string): Promise<Opened[]> => {
  const opened: Opened[] = [];
  for (const file of findCassettes(cassettes, { cwd, dir })) {
    const cassette = await fsStore().read(file);
    if (cassette) opened.push({ file, path: posixPath(relative(cwd, file)), cassette });
  }
  return opened;
};

const picked = async (
  planned: readonly Planned[],
  { onlyDrifted, sample }: VerifyCommand,
  cwd: string,
): Promise<readonly Planned[]> => {
  const wanted = onlyDrifted ? drifted(planned, await lastDrift(cwd)) : planned;
  return sample === undefined ? wanted : sampled(wanted, sample, Math.random);
};

type Ask = typeof askOnTerminal;

/** Whether the money may be spent; nobody who could say so is a refusal. */
const isAllowed = async (
  planned: readonly Planned[],
  command: VerifyCommand,
  host: Host,
  ask: Ask,
): Promise<boolean> => {
  host.stderr.write(`${styleError("bold", "llm-replay verify")}  ${printPlan(planned, command.maxCost)}`);
  if (command.yes) return true;
  if (!host.stdin.isTTY || !host.stdout.isTTY) throw failure("verifyUnasked", printEstimate(planned));
  return ask("Send them?");
};

/** Drift fails; so does, otherwise, what was to be verified and was not, and a run that verified nothing. */
const exitCode = (report: DriftReport): number => {
  if (hasDrifted(report)) return 1;
  const states = report.calls.map(({ state }) => state);
  const isCut = states.includes("failed") || states.includes("stopped");
  const isEmpty = states.length > 0 && states.every((state) => state === "skipped");
  return isCut || isEmpty ? 2 : 0;
};

/**
 * Sends the requests of cassettes to the APIs they were recorded from, and reports how far today's answers are from the
 * recorded ones. What it will cost is shown and asked about first; cassettes stay as they are unless `update` is set.
 * Gives the exit code: 1 where something drifted, 2 where not all could be verified that was sent, or nothing was.
 *
 * @throws `verifyUnasked`, `verifyNeverRun`; what `findCassettes` and the store throw.
 */
export const verify = async (
  command: VerifyCommand,
  host: Host,
  ask: Ask = askOnTerminal,
): Promise<number> => {
  const cwd = resolve(host.cwd());
  const opened = await open(command, cwd);
  const { headers, hosts, unsafe, limits, update, json, project } = command;
  const findWay = findWays({ env: host.env, headers, hosts });
  const planning = { findWay, unsafe, reading: project };
  const all = opened.flatMap(({ path, cassette }) => planCassette(path, cassette, planning));
  const planned = await picked(all, command, cwd);
  if (planned.some(isStep) && !(await isAllowed(planned, command, host, ask))) {
    host.stderr.write("Nothing was sent.\n");
    return 2;
  }
  const redactor = createRedactor(redactOptions(project ?? {}));
  const verified = await sendAll(planned, command, host, redactor);
  const found = driftReport(verified, limits, new RealDate(RealDate.now()).toISOString(), project);
  const report = update ? await replaceAnswers(found, verified, opened, redactor) : found;
  await keepDrift(cwd, report);
  host.stdout.write(json ? printDriftJson(report) : printDrift(report));
  return exitCode(report);
};
