import type { Exchange } from "../exchange/exchange.ts";
import { firstToken } from "../exchange/first-token.ts";
import { readError } from "../exchange/read-error.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Reading } from "../providers/provider.ts";
import { defined, objectOf, type Loose } from "../values/json-access.ts";
import { billedCost } from "./billed-cost.ts";

/** What a request's body says. */
export type Asked = Pick<Reading, "requestModel" | "parameters" | "input" | "tools" | "region">;

/** What an answer's body says. */
export type Answered = Pick<
  Reading,
  "responseModel" | "responseId" | "output" | "usage" | "tier" | "region" | "embeddings" | "error"
>;

/** How the bodies of one API are read, whatever address or envelope they came in. */
export interface BodyForm {
  readonly asked: (request: Loose) => Asked;
  readonly answered: (answer: Loose) => Answered;
  /** Puts the events of a stream together to the answer that would have come in one piece. */
  readonly folded: (events: readonly StreamEvent[]) => Loose;
  /** Tells whether an event holds a piece of the output. */
  readonly isOutput: (event: StreamEvent) => boolean;
}

/**
 * Reads an exchange whose bodies have a known form; what `given` says (the address, headers) wins over the bodies. A
 * stream gives the very reading that the same answer in one piece would have given.
 */
export const readForm = (form: BodyForm, exchange: Exchange, given: Partial<Reading>): Reading => {
  const { events, request, response } = exchange;
  const answer = events.length > 0 ? form.folded(events) : response;
  const answered = form.answered(answer);
  return {
    ...form.asked(request),
    ...answered,
    billed: billedCost(objectOf(answer).usage),
    isStream: events.length > 0 || objectOf(request).stream === true,
    error: readError(exchange) ?? answered.error,
    firstToken: firstToken(exchange, form.isOutput),
    ...defined(given),
  };
};
