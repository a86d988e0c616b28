import type { Answer } from "../answer.ts";
import type { Recording } from "../recorder/record.ts";
import type { MissContext } from "../replay/miss.ts";
import { explainMiss, missResponse } from "../replay/miss.ts";
import { replay } from "../replay/replay.ts";
import type { RespondOptions } from "../replay/respond.ts";
import type { Tape } from "../replay/tape.ts";
import { failure } from "../errors.ts";
import { missingKey } from "./api-key.ts";
import type { Budget } from "./budget.ts";
import type { Ledger } from "./ledger.ts";
import type { Work } from "./work.ts";

/** What answers are made from. */
export interface AnswerParts {
  /** The session's own tape first, then those it may look into for any match. */
  readonly tapes: () => readonly Tape[];
  /** Tapes of neighbours, looked into for exact matches only. */
  readonly siblings: () => Iterable<Tape>;
  readonly respond: RespondOptions;
  readonly recording: Recording;
  readonly budget: Budget;
  readonly ledger: Ledger;
  /** What a miss's explanation names. */
  readonly context: MissContext;
}

/** Builds the answer that does a session's work. */
export const answerFor = (work: Work, parts: AnswerParts): Answer => {
  if (work === "serve") return serving(parts);
  if (work === "append") return appending(parts);
  return (request, live) => sendLive(parts, request, live);
};

const serving = ({ tapes, siblings, respond, ledger, context }: AnswerParts): Answer =>
  replay({
    tapes,
    siblings,
    respond,
    onHit: ({ interaction, note }) => ledger.serve(interaction, note),
    onMiss: (incoming, nearest) => {
      const miss = explainMiss(incoming, nearest, context);
      return ledger.refuse(failure("miss", miss.message), missResponse(miss));
    },
  });

/** Serves what the cassette holds; what it lacks goes live, with the body the replaying side has read already. */
const appending = (parts: AnswerParts): Answer => {
  const { tapes, siblings, respond, ledger } = parts;
  return async (request, live) => {
    const again = request.clone();
    return replay({
      tapes,
      siblings,
      respond,
      onHit: ({ interaction, note }) => ledger.serve(interaction, note),
      onMiss: () => sendLive(parts, again, live),
    })(request, live);
  };
};

const sendLive: (parts: AnswerParts, ...asked: Parameters<Answer>) => Promise<Response> = async (
  { recording, budget, ledger },
  request,
  live,
) => {
  const problem = missingKey(request) ?? budget.take();
  return problem ? ledger.refuse(problem) : recording.answer(request, live);
};
