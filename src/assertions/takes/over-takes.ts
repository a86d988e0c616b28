import { failure } from "../../errors.ts";
import { unjudged } from "../finding.ts";
import { signed } from "../matcher.ts";
import { requireCount, requireShare } from "../argument.ts";
import { emptySelection } from "../select.ts";
import { showNumber } from "../show.ts";
import { wrongSubject } from "../subject.ts";
import type { MatcherName } from "../table.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { judgeRate } from "./judge-rate.ts";
import { outcomeOf, type Outcome, runTakes, type Take } from "./outcome.ts";
import type { Rate } from "./rate.ts";

/** How takes are judged. */
export interface TakesOptions {
  /** How often a function is run; of a list, how many takes it must hold at least. */
  readonly of?: number | undefined;
  /**
   * How sure the verdict must be, over 0 and below 1: `0.95` fails, either way, where there are too few takes to be 95 %
   * sure. By default the takes that were seen decide.
   */
  readonly confidence?: number | undefined;
  /** A list without a take is right too. */
  readonly allowEmpty?: boolean | undefined;
}

/** What is run so often; it passes where it ends without a word or an error, or gives `true` or a verdict that passes. */
export type Task = () => Take | void | Promise<Take | void>;

/** Options for a {@link Task}. */
export type RunOptions = TakesOptions & { readonly of: number };

const requireConfidence = (name: MatcherName, value: number | undefined): void => {
  if (value === undefined || (value > 0 && value < 1)) return;
  throw failure("matcherArgument", name, "confidence", showNumber(value), "over 0 and below 1");
};

const judgeList = (outcomes: readonly Outcome[], options: TakesOptions, judge: () => Finding): Finding => {
  const { of = 1 } = options;
  if (outcomes.length === 0) return emptySelection("there are no takes", options);
  if (outcomes.length >= of) return judge();
  return unjudged({
    missing: `too few takes to tell: ${of} are asked for, and there are ${outcomes.length}`,
    fix: `Give ${of} takes, or ask for fewer with of.`,
  });
};

/** What is asked for, as a matcher is called. */
interface Asked {
  readonly rate: Rate;
  readonly least: number;
  readonly options: TakesOptions;
  /** What the matcher was given beside its subject. */
  readonly given: readonly unknown[];
}

/** Judges the rate of takes: at once of a list, later of a task that is run first. @throws `matcherArgument`. */
export const overTakes = (
  name: MatcherName,
  subject: readonly Take[] | Task,
  { rate, least, options, given }: Asked,
): Verdict | Promise<Verdict> => {
  requireShare(name, "rate", least);
  requireConfidence(name, options.confidence);
  const sign = (finding: Finding): Verdict => signed(name, given, finding);
  const judge = (outcomes: readonly Outcome[]): Verdict =>
    sign(
      judgeList(outcomes, options, () =>
        judgeRate(outcomes, { rate, least, confidence: options.confidence }),
      ),
    );
  if (typeof subject === "function")
    return runTakes(subject, requireCount(name, "of", options.of)).then(judge);
  if (Array.isArray(subject)) return judge(subject.map(outcomeOf));
  return sign(
    wrongSubject(
      subject,
      "a list of takes or a function",
      "a list of true, false or verdicts, or a function",
    ),
  );
};
