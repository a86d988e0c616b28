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

/**
 * Says where a cassette tells of what the head's run did not do. `test` is the run of the cassette's test; `isNamed`
 * where that test is known by name, so that a run without it has lost it. One shard of several loses nothing.
 */
export const judgeUse = (
  run: RunFile | undefined,
  test: TestRun | undefined,
  isNamed: boolean,
): Finding[] => {
  if (!run) return [];
  if (test?.state === "passed") return unsent(test);
  if (test?.state === "skipped")
    return [warning("test", "The test was skipped: its cassette stands for nothing that ran.")];
  if (test || !isNamed || run.shard) return [];
  return [
    warning(
      "test",
      "No test of the run has this cassette. Where it is gone, llm-replay prune --unused removes what is left.",
    ),
  ];
};
