import { printCount } from "../../trace/print-figures.ts";
import type { Finding } from "../report.ts";
import type { RunFile, TestRun } from "../run-file.ts";

const warning = (metric: string, message: string): Finding => ({ severity: "warning", metric, message });

const unsent = ({ cassette }: TestRun): Finding[] => {
  const count = cassette?.unused ?? 0;
  if (count === 0) return [];
  const told = printCount(count, "recorded request");
  const are = count === 1 ? "is" : "are";
  return [
    warning("calls", `${told} ${are} not sent any more: the figures tell of more than the program does.`),
  ];
};

/** A part of the tests, or one shard of several, has lost none. */
const mayStand = ({ whole, shard, cassettes = [] }: RunFile, path: string): boolean =>
  !whole || shard !== undefined || cassettes.includes(path);

/** A cassette of the head, and what is known of its test. */
interface Used {
  readonly path: string;
  /** The test's run, where it has one. */
  readonly test: TestRun | undefined;
  /** The test is known by name, so that a run of all tests without it has lost it: scripts have cassettes too. */
  readonly isNamed: boolean;
}

/** Says where a cassette tells of what the head's run did not do. */
export const judgeUse = (run: RunFile | undefined, { path, test, isNamed }: Used): Finding[] => {
  if (!run) return [];
  if (test?.state === "passed") return unsent(test);
  if (test?.state === "skipped")
    return [warning("test", "The test was skipped: its cassette stands for nothing that ran.")];
  if (test || !isNamed || mayStand(run, path)) return [];
  return [
    warning(
      "test",
      "No test of the run has this cassette. Where it is gone, llm-replay prune --unused removes what is left.",
    ),
  ];
};
