import type { RunFile } from "../../../reporters/run-file.ts";
import type { Labels } from "./family.ts";
import { familyHead, sampleLine } from "./print-sample.ts";

/** A metric that tells of a whole run: its samples, by their labels. */
interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly unit?: string;
  readonly samples: readonly (readonly [labels: Labels, value: number])[];
}

const countBy = (name: string, values: readonly string[]): Gauge["samples"] =>
  [...Map.groupBy(values, (value) => value)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, all]) => [{ [name]: value }, all.length]);

const meanScores = ({ tests }: RunFile): Gauge["samples"] => {
  const scored = tests.flatMap(({ scores }) =>
    scores.flatMap(({ name, score }) => (score === undefined ? [] : [{ name, score }])),
  );
  return [...Map.groupBy(scored, ({ name }) => name)].map(([name, all]) => [
    { "gen_ai.evaluation.name": name },
    all.reduce((total, { score }) => total + score, 0) / all.length,
  ]);
};

const verdicts = ({ tests }: RunFile): Gauge["samples"] => {
  const all = tests.flatMap(({ scores }) => scores);
  const groups = Map.groupBy(all, ({ name, label, pass }) => `${name} ${label ?? (pass ? "pass" : "fail")}`);
  return [...groups].map(([key, found]) => {
    const [name = "", label = ""] = key.split(" ");
    return [{ "gen_ai.evaluation.name": name, "gen_ai.evaluation.score.label": label }, found.length];
  });
};

const gaugesOf = (run: RunFile): readonly Gauge[] => [
  {
    name: "llm_replay_run_tests",
    help: "Tests of the last run.",
    samples: countBy(
      "state",
      run.tests.map(({ state }) => state),
    ),
  },
  {
    name: "llm_replay_run_duration_seconds",
    unit: "seconds",
    help: "Duration of the last run.",
    samples: [[{}, run.duration / 1000]],
  },
  { name: "llm_replay_run_matchers", help: "Verdicts of matchers in the last run.", samples: verdicts(run) },
  {
    name: "llm_replay_run_score",
    help: "Mean score of a matcher in the last run.",
    samples: meanScores(run),
  },
];

/** Prints what a run of the tests came to: how many passed, how long it took, what the matchers said. */
export const runMetrics = (run: RunFile): string =>
  gaugesOf(run)
    .filter(({ samples }) => samples.length > 0)
    .map(
      (gauge) =>
        familyHead({ ...gauge, type: "gauge" }) +
        gauge.samples.map(([labels, value]) => sampleLine(gauge.name, labels, value)).join(""),
    )
    .join("");
