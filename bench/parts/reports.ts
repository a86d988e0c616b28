import { join } from "node:path";
import { figuresOf } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import type { Figures } from "../workloads/workload.ts";

const script = (name: string): string => join(import.meta.dirname, "..", `${name}.ts`);

const measured = async (name: string, rounds: number): Promise<Figures[]> => {
  const all: Figures[] = [];
  for (let round = 0; round < rounds; round++) all.push(await figuresOf([script(name), "measure"]));
  return all;
};

const of = (rounds: readonly Figures[], key: string): number[] => rounds.map((each) => each[key] ?? NaN);

/** The comparison of two states of a suite, as `bench/diff.ts` makes them. */
export const diffPart = async (rounds: number): Promise<string[]> => {
  const all = await measured("diff", rounds);
  return [
    "## Diff of two suites of 1,000 traces: five calls each of about 7 KB, one test of ten reworded",
    "",
    "| what | ms |",
    "| --- | ---: |",
    `| the report | ${spread(of(all, "report"), 0)} |`,
    `| a second report of the same cassettes | ${spread(of(all, "again"), 0)} |`,
    `| printed as markdown | ${spread(of(all, "markdown"), 0)} |`,
    `| printed as JSON | ${spread(of(all, "json"), 0)} |`,
  ];
};

/** Reading recorded calls as a trace, as `bench/trace.ts` makes them. */
export const tracePart = async (rounds: number): Promise<string[]> => {
  const all = await measured("trace", rounds);
  const [read, parse] = [of(all, "read"), of(all, "parse")];
  return [
    "## Reading a trace of 1,000 calls, one of five a stream of 60 events",
    "",
    "| what | ms | × parsing |",
    "| --- | ---: | ---: |",
    `| the trace | ${spread(read, 1)} | ${spread(ratios(read, parse))} |`,
    `| merely parsing the JSON in it | ${spread(parse, 1)} | 1 |`,
  ];
};
