import type { Interaction } from "../cassette/cassette.ts";
import { caused, failure } from "../errors.ts";
import type { Trace } from "../trace/trace.ts";
import { brokenBudgets } from "./broken-budgets.ts";
import type { Engine } from "./engine.ts";
import type { Ledger } from "./ledger.ts";
import type { Prepared } from "./prepare.ts";
import { saveRecording } from "./save.ts";
import type { SessionEnd, SessionTarget } from "./session.ts";
import type { Summary } from "./summary.ts";
import { tellLack } from "./watch-spans.ts";
import { withTake } from "./with-take.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

const KEPT: Verdict = { keep: "cassette" };

/** How long answers that are still coming in are waited for, in milliseconds. */
const SETTLE_MS = 1000;

/** Ends a session: waits for open answers, saves what is to be saved, and tells what happened. */
export const endSession = async (
  { path, title }: SessionTarget,
  prepared: Prepared,
  { settle, recorded, cassette, redactor, tape, variables, spans }: Engine,
  ledger: Ledger,
  { passed, isPartial = false, scores, trace }: SessionEnd & { readonly trace: () => Trace },
): Promise<Summary> => {
  const { options, mode, work, stands, asidePath } = prepared;
  await settle(SETTLE_MS);
  if (spans.isLacking()) tellLack(ledger);
  const interactions = takenOut(recorded, path, ledger);
  const overBudget = brokenBudgets({ title, path, budgets: options.budgets, trace });
  if (overBudget) ledger.remember(overBudget);
  const isPassing = passed && ledger.problems().length === 0;
  const isBroken = ledger.refused() > 0;
  const hasNewVariable = variables.isNew();
  const recording = { work, replaces: stands, passed: isPassing, isBroken, interactions, hasNewVariable };
  const measured = withTake(prepared, interactions, ledger, scores);
  const verdict = measured ? KEPT : verdictOf(recording);
  const { store } = options;
  const kept = measured ? () => measured : cassette;
  const result = await saveRecording({ store, redactor, path, asidePath, verdict, cassette: kept });
  const unused = (tape?.unused() ?? []).map(({ request }) => `${request.method} ${request.url}`);
  if (isPassing && !isPartial && unused.length > 0 && options.unused === "error")
    ledger.remember(failure("interactionsUnused", title, path, unused.length, unused.join("\n")));
  return {
    title,
    path,
    mode,
    work,
    served: ledger.served().length,
    sent: interactions.length,
    refused: ledger.refused(),
    unused,
    ...(result.saved && { saved: result.saved }),
    stands: stands || (isPassing && result.saved?.path === path),
    notes: [...ledger.notes(), ...result.notes],
    problems: [...ledger.problems(), ...result.problems],
  };
};

/** Gives what was recorded; nothing where a function of the user's throws on it, which the ledger then tells. */
const takenOut = (recorded: Engine["recorded"], path: string, ledger: Ledger): readonly Interaction[] => {
  try {
    return recorded();
  } catch (error) {
    ledger.remember(caused(failure("recordingNotKept", path, String(error)), error));
    return [];
  }
};
