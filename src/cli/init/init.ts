import { posix, resolve } from "node:path";
import { styleText } from "node:util";
import { failure } from "../../errors.ts";
import { askOnTerminal } from "../ask.ts";
import type { Host } from "../host.ts";
import { applyPlan } from "./apply-plan.ts";
import { loadParser } from "./load-parser.ts";
import { lookAt, lookAtGit } from "./look-at.ts";
import { makePlan } from "./make-plan.ts";
import { isEffect, type Plan } from "./plan.ts";
import { planGit } from "./plan-git.ts";
import { printPlan, printPlanJson, printProject, printSize } from "./print-plan.ts";

/** What is to be set up, and how that is decided. */
export interface InitOptions {
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** Only what has git show cassettes as conversations. */
  readonly git: boolean;
  readonly example: boolean;
  readonly workflow: boolean;
  /** Do it without asking. */
  readonly yes: boolean;
  /** Only show it. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

const folderOf = (dir: string): string => {
  const folder = posix.normalize(dir.replaceAll("\\", "/")).replace(/\/$/, "");
  if (/^(?:\.|\.\.\/.*|\/.*|\.\.)$/.test(folder))
    throw failure("flagInvalid", "init", `--dir ${dir} is no folder inside this one`);
  return folder;
};

interface Found {
  readonly plan: Plan;
  /** What the project was found to be. */
  readonly head: string;
}

const planFor = async (options: InitOptions, cwd: string): Promise<Found> => {
  const dir = folderOf(options.dir ?? "cassettes");
  if (!options.git) {
    const project = lookAt(cwd);
    return {
      plan: makePlan(project, { ...options, dir }, await loadParser(cwd)),
      head: printProject(project),
    };
  }
  const found = lookAtGit(cwd);
  if (!found.repository) throw failure("repositoryMissing", cwd);
  return { plan: planGit(found, dir), head: "git" };
};

type Decision = "go" | "stay" | "declined" | "unasked";

const decide = async (
  { yes, dryRun, json }: InitOptions,
  host: Host,
  ask: (question: string) => Promise<boolean>,
): Promise<Decision> => {
  if (dryRun) return "stay";
  if (yes) return "go";
  if (json || !host.stdin.isTTY || !host.stdout.isTTY) return "unasked";
  return (await ask("\nMake these changes?")) ? "go" : "declined";
};

const NEXT = "The first run of the tests records, and needs the key of your provider; commit its cassettes.";

const verdict = (plan: Plan, decided: Decision, { git }: InitOptions): string => {
  if (!plan.some(isEffect))
    return plan.some(({ kind }) => kind === "by hand")
      ? "All else is there."
      : "Nothing to do: all is there.";
  if (decided === "go")
    return `${styleText("green", "✔")} Changed ${printSize(plan)}.${git ? "" : `\n${NEXT}`}`;
  return decided === "stay" ? `Would change ${printSize(plan)}.` : "Nothing was changed.";
};

/**
 * Sets a project up for recording and replaying: shows exactly what it would change, asks, and does it. Gives the exit
 * code: 1 where there is something to do, and nobody said that it may be done.
 *
 * @throws `manifestMissing`, `manifestBroken`, `repositoryMissing`, `flagInvalid`, `fileChangedMeanwhile`.
 */
export const init = async (options: InitOptions, host: Host, ask = askOnTerminal): Promise<number> => {
  const cwd = resolve(host.cwd());
  const { plan, head } = await planFor(options, cwd);
  const { json } = options;
  if (!json) host.stdout.write(`${styleText("bold", "llm-replay init")}  ${head}\n\n${printPlan(plan)}`);
  const decided = plan.some(isEffect) ? await decide(options, host, ask) : "stay";
  if (decided === "go") await applyPlan(plan, cwd);
  host.stdout.write(json ? printPlanJson(plan, decided === "go") : `\n${verdict(plan, decided, options)}\n`);
  if (decided === "unasked") host.stderr.write(`llm-replay: ${failure("initUnasked").message}\n`);
  return decided === "go" || decided === "stay" ? 0 : 1;
};
