import { styleText } from "node:util";
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import { printCount } from "../../trace/print-figures.ts";
import { type Change, isEffect, type Plan, type Step } from "./plan.ts";
import type { Project } from "./project.ts";

type Style = Parameters<typeof styleText>[0];

/** A unified diff that `git apply` and `patch -p1` take. */
const patchOf = ({ path, before, after }: Change): string =>
  formatPatch(
    structuredPatch(before === undefined ? "/dev/null" : `a/${path}`, `b/${path}`, before ?? "", after),
    FILE_HEADERS_ONLY,
  );

const styleOf = (line: string): Style => {
  if (/^(?:---|\+\+\+) /.test(line)) return "bold";
  if (line.startsWith("@@")) return "cyan";
  return line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : "reset";
};

const coloured = (patch: string): string =>
  patch
    .split("\n")
    .map((line) => (line === "" ? line : styleText(styleOf(line), line)))
    .join("\n");

const printStep = (step: Step): string => {
  switch (step.kind) {
    case "file":
      return coloured(patchOf(step));
    case "setting":
      return `git config ${step.name} "${step.value}"${step.before === undefined ? "" : `  (was "${step.before}")`}\n`;
    case "by hand":
      return (
        `${styleText("yellow", `${step.path}: ${step.because}. Write yourself:`)}\n\n` +
        step.lines.map((line) => (line === "" ? "\n" : `    ${line}\n`)).join("")
      );
    case "note":
      return `${styleText("dim", "·")} ${step.text}\n`;
  }
};

const ofKind = (plan: Plan, kind: Step["kind"]): string[] =>
  plan.filter((step) => step.kind === kind).map(printStep);

/** Prints what a project was found to be, in a line. */
export const printProject = ({
  runner,
  vitestMajor,
  hasTypeScript,
  packageManager,
  config,
}: Project): string =>
  [
    runner === "vitest" ? `Vitest ${vitestMajor ?? ""}`.trim() : (runner ?? "no test runner"),
    ...(config ? [config.path] : []),
    hasTypeScript ? "TypeScript" : "JavaScript",
    packageManager,
  ].join(" · ");

/** Prints a plan: each file as a unified diff, the settings, what is to be done by hand, and notes. */
export const printPlan = (plan: Plan): string =>
  [
    ...ofKind(plan, "file"),
    ofKind(plan, "setting").join(""),
    ...ofKind(plan, "by hand"),
    ofKind(plan, "note").join(""),
  ]
    .filter((text) => text !== "")
    .join("\n");

/** Prints how much a plan does: `4 files, 2 settings of git`. */
export const printSize = (plan: Plan): string => {
  const count = (kind: Step["kind"]): number => plan.filter((step) => step.kind === kind).length;
  const [files, settings] = [count("file"), count("setting")];
  return [
    ...(files > 0 ? [printCount(files, "file")] : []),
    ...(settings > 0 ? [`${printCount(settings, "setting")} of git`] : []),
  ].join(", ");
};

/** Prints the same as JSON. */
export const printPlanJson = (plan: Plan, applied: boolean): string =>
  `${JSON.stringify({ applied, effects: plan.filter(isEffect).length, steps: plan }, undefined, 2)}\n`;
