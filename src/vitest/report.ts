import { printCount } from "../trace/print-figures.ts";
import type { RunFile } from "../reporters/run-file.ts";
import { printSaved } from "../reporters/saved.ts";
import type { Told } from "./told.ts";

const OF_CASSETTES: ReadonlySet<string> = new Set(["recorded", "measured again"]);

const isKept = ({ saved }: Told): boolean => saved !== undefined && saved.aside === undefined;

const sum = (summaries: readonly Told[], of: (summary: Told) => number): number =>
  summaries.reduce((total, summary) => total + of(summary), 0);

/**
 * Prints what the cassettes of a run came to: one line of sums with what replaying saved, then what should be looked at;
 * empty where there is nothing.
 */
export const report = (summaries: readonly Told[], run: Pick<RunFile, "tests"> = { tests: [] }): string => {
  if (summaries.length === 0) return "";
  const sums = [
    [sum(summaries, (each) => each.served), "served"],
    [sum(summaries, (each) => each.sent), "sent live"],
    [sum(summaries, (each) => each.refused), "refused"],
    [summaries.filter((each) => isKept(each) && each.work !== "take").length, "recorded"],
    [summaries.filter((each) => isKept(each) && each.work === "take").length, "measured again"],
  ] as const;
  const parts = sums
    .filter(([count]) => count > 0)
    .map(([count, what]) =>
      OF_CASSETTES.has(what) ? `${printCount(count, "cassette")} ${what}` : `${count} ${what}`,
    );
  const head = `llm-replay  ${[...parts, ...printSaved(run)].join(", ") || "nothing sent"}`;
  return [head, ...summaries.flatMap(remarks)].join("\n");
};

const remarks = ({ title, unused, notes }: Told): string[] => [
  ...(unused.length > 0 ? [`  ${title}: ${printCount(unused.length, "recorded request")} not sent`] : []),
  ...notes.map((note) => `  ${title}: ${note}`),
];
