import type { TextComparer } from "../../trace/diff/text-comparer.ts";
import { printCost } from "../../trace/print-figures.ts";
import { readCall, type ReadOptions } from "../../trace/read-call.ts";
import { compareAnswers } from "../../upkeep/verify/compare.ts";
import { recordedCost } from "../../upkeep/verify/estimate.ts";
import type { DriftLimits } from "../../upkeep/verify/limits.ts";
import { isPassing, isRefused } from "../../upkeep/verify/not-comparable.ts";
import type { Outcome, Verified } from "../../upkeep/verify/outcome.ts";
import type { Spending } from "../../upkeep/verify/spending.ts";
import type { Step } from "../../upkeep/verify/step.ts";
import { type Addressed, todaysIds, withTodaysIds } from "../../upkeep/verify/todays-ids.ts";
import type { Outgoing, Tries } from "./send-again.ts";

/** How calls are sent and judged. */
export interface Verifying {
  readonly send: (outgoing: Outgoing, step: Step) => Promise<Tries>;
  readonly limits: DriftLimits;
  readonly texts: TextComparer;
  /** US dollars. */
  readonly maxCost?: number | undefined;
  readonly spending: Spending;
  /** The project's own prices. */
  readonly reading?: ReadOptions | undefined;
}

const skipped = (reason: string): Outcome => ({ kind: "skipped", reason });

/** Puts today's ids into a request, or says what is missing. */
const addressed = (
  step: Step,
  before: readonly Verified[],
): Exclude<Addressed, { missing: unknown }> | Outcome => {
  const needed = new Set(step.needs.map(({ giver }) => giver));
  const givers = before.filter(({ planned }) => needed.has(planned.index));
  const ids = givers.flatMap(({ planned, outcome }) =>
    outcome.kind === "compared" ? [...todaysIds(planned.recorded, outcome.today)] : [],
  );
  const found = withTodaysIds(step, new Map(ids));
  if (!("missing" in found)) return found;
  const { id, giver } = found.missing;
  const silent = givers.find(
    ({ planned, outcome }) => planned.index === giver && outcome.kind !== "compared",
  );
  return silent
    ? skipped(`it names what call ${giver + 1} gave, which has no answer today`)
    : skipped(`it names ${id}, and call ${giver + 1} gives nothing in its place today`);
};

/** Why a call is not paid for; `undefined` once what it costs is set aside. */
const unaffordable = (step: Step, { spending, maxCost }: Verifying): string | undefined => {
  if (maxCost === undefined) return undefined;
  const cost = recordedCost(step);
  if (cost === undefined)
    return `--max-cost cannot be kept, since its cost is not known: ${step.call.unpriced ?? ""}`;
  return spending.reserve(cost) ? undefined : `--max-cost of ${printCost(maxCost)} is reached`;
};

/** Why an answer of today cannot be held against the recorded one; `undefined` where it can. */
const failureIn = (tries: Tries, { way }: Step): string | undefined => {
  const today = tries.at(-1);
  const { response, failure } = today ?? {};
  if (!today || !response || failure)
    return `no whole answer came: ${failure?.message ?? "it could not be sent"}`;
  const { error } = readCall(today, { index: 0, start: 0, attempt: 1 });
  const told = error === undefined ? "" : `: ${error.message}`;
  if (isRefused(response.status)) return `${way.told} was refused, with status ${response.status}${told}`;
  if (!isPassing(response.status)) return undefined;
  return `it was answered ${response.status}, ${tries.length === 1 ? "once" : `${tries.length} times`}${told}`;
};

const costOf = (tries: Tries, reading?: ReadOptions): number | undefined => {
  const costs = tries.map((each) => {
    const { kind, cost } = readCall(each, { index: 0, start: 0, attempt: 1 }, reading);
    return kind === "model" ? cost?.total : 0;
  });
  return costs.reduce((sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost), 0);
};

const judged = (step: Step, tries: Tries, { limits, texts, reading }: Verifying): Outcome => {
  const today = tries.at(-1);
  const reason = failureIn(tries, step);
  if (!today || reason !== undefined)
    return { kind: "failed", reason: reason ?? "", ...(today && { today }) };
  const isRenamed = step.needs.length > 0;
  return {
    kind: "compared",
    today,
    isRenamed,
    ...compareAnswers(step.recorded, today, { limits, texts, isRenamed, reading }),
  };
};

/** Sends one recorded request, once what it depends on is over, and holds its answer against the recorded one. */
export const verifyStep = async (
  step: Step,
  before: readonly Verified[],
  verifying: Verifying,
): Promise<Outcome> => {
  const found = addressed(step, before);
  if ("kind" in found) return found;
  const tooMuch = unaffordable(step, verifying);
  if (tooMuch !== undefined) return { kind: "stopped", reason: tooMuch };
  const tries = await verifying.send({ ...found, role: step.recorded.role }, step);
  verifying.spending.settle(recordedCost(step) ?? 0, costOf(tries, verifying.reading));
  return judged(step, tries, verifying);
};
