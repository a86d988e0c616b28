import type { Answer, Live } from "../answer.ts";
import type { Recording } from "../recorder/record.ts";
import type { MissContext } from "../replay/miss.ts";
import { explainMiss } from "../replay/miss.ts";
import { replay, type ReplayOptions } from "../replay/replay.ts";
import type { RespondOptions } from "../replay/respond.ts";
import type { Hit, Tape } from "../replay/tape.ts";
import { failure } from "../errors.ts";
import { monotonic } from "../real-time.ts";
import { missingKey } from "./api-key.ts";
import type { Budget } from "./budget.ts";
import type { Ledger, Serving } from "./ledger.ts";
import { activeSpan } from "./watch-spans.ts";
import type { Work } from "./work.ts";

/** What answers are made from. */
export interface AnswerParts {
  /** The session's own tape first, then those it may look into for any match. */
  readonly tapes: () => readonly Tape[];
  /** Tapes of neighbours, looked into for exact matches only. */
  readonly siblings: () => Promise<readonly Tape[]>;
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

const serving =
  (parts: AnswerParts): Answer =>
  (request, live) =>
    served(parts, request, live, (incoming, nearest) => {
      const { message } = explainMiss(incoming, nearest(), parts.context);
      return parts.ledger.refuse(failure("miss", message));
    });

/** Serves what the cassette holds; what it lacks goes live, as a copy, since looking for it reads the body. */
const appending =
  (parts: AnswerParts): Answer =>
  (request, live) => {
    const again = request.clone();
    return served(parts, request, live, () => sendLive(parts, again, live));
  };

const served = (
  { tapes, siblings, respond, ledger }: AnswerParts,
  request: Request,
  live: Live,
  onMiss: ReplayOptions["onMiss"],
): Promise<Response> => {
  const serving: Serving = { start: monotonic(), span: activeSpan() };
  const onHit = ({ interaction, note }: Hit) => {
    ledger.serve(interaction, serving, note);
    live.spare?.();
  };
  const onEnd = () => void (serving.end = monotonic());
  return replay({ tapes, siblings, respond: { ...respond, onEnd }, onHit, onMiss })(request, live);
};

const sendLive: (parts: AnswerParts, ...asked: Parameters<Answer>) => Promise<Response> = async (
  { recording, budget, ledger },
  request,
  live,
) => {
  const problem = missingKey(request) ?? budget.take();
  return problem ? ledger.refuse(problem) : recording.answer(request, live);
};
