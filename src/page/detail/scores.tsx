import type { BudgetUse, Score } from "../../reporters/run-file.ts";
import { showFigure } from "../../reporters/show-figure.ts";
import { Recorded } from "../recorded.tsx";
import { Meter } from "./meter.tsx";

const isShare = (value: number | undefined): value is number =>
  value !== undefined && value >= 0 && value <= 1;

const ScoreLine = ({ name, score, pass, threshold, label, explanation, negated }: Score) => (
  <tr class={pass ? "pass" : "fail"}>
    <th scope="row">
      <Recorded text={negated ? `not ${name}` : name} />
    </th>
    <td>{pass ? "passes" : (label ?? "fails")}</td>
    <td>{score === undefined ? "" : showFigure(score, "")}</td>
    <td class="wide">{isShare(score) && <Meter share={score} limit={threshold} />}</td>
    <td class="note">
      {explanation === undefined ? (
        threshold !== undefined && `at least ${showFigure(threshold, "")}`
      ) : (
        <Recorded text={explanation} />
      )}
    </td>
  </tr>
);

const BudgetLine = ({ name, used, allowed, unit }: BudgetUse) => (
  <tr class={used <= allowed ? "pass" : "fail"}>
    <th scope="row">
      budget <Recorded text={name} />
    </th>
    <td>{used <= allowed ? "kept" : "passed"}</td>
    <td>{showFigure(used, unit)}</td>
    <td class="wide">
      <Meter share={allowed > 0 ? used / allowed : 1} />
    </td>
    <td class="note">of {showFigure(allowed, unit)}</td>
  </tr>
);

/** What the matchers of the head's run said, and what is left of the budgets. */
export const Scores = (props: {
  readonly scores: readonly Score[];
  readonly budgets: readonly BudgetUse[];
}) => (
  <table class="figures scores">
    <caption>Scores and budgets</caption>
    <tbody>
      {props.scores.map((score, index) => (
        <ScoreLine key={index} {...score} />
      ))}
      {props.budgets.map((budget) => (
        <BudgetLine key={budget.name} {...budget} />
      ))}
    </tbody>
  </table>
);
