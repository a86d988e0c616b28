import type { Header, Interaction, RecordedRequest } from "../../cassette/cassette.ts";
import type { Call } from "../../trace/call.ts";

/** Where a request goes today, and with which credential. */
export interface Way {
  readonly url: string;
  /** What is sent beside the recorded headers; credentials among them. */
  readonly headers: readonly Header[];
  /** As people are told it: `api.openai.com with OPENAI_API_KEY`. */
  readonly told: string;
}

/** Why a request cannot be sent. */
export interface Barred {
  readonly reason: string;
}

/** Finds the way of a recorded request to its API, or says what bars it. `provider` is whom the trace says it asks. */
export type FindWay = (request: RecordedRequest, provider: string | undefined) => Way | Barred;

/** An id in a request that means something its provider keeps: only what gave it then can give it today. */
export interface Need {
  readonly id: string;
  /** The place in the cassette of the interaction whose answer gave it. */
  readonly giver: number;
}

/** A recorded interaction, looked at for being sent again. */
export interface Candidate {
  /** The cassette, relative to the project, with `/`. */
  readonly path: string;
  /** Its place in the cassette. */
  readonly index: number;
  readonly recorded: Interaction;
  readonly call: Call;
}

/** One that is sent. */
export interface Step extends Candidate {
  readonly way: Way;
  readonly needs: readonly Need[];
  /** The places in the cassette of the interactions that must be over before it is sent. */
  readonly waitsFor: readonly number[];
}

/** One that is not, and why. */
interface Skipped extends Candidate {
  readonly reason: string;
}

/** What is to be done, in the order of the cassettes. */
export type Planned = Step | Skipped;

/** Tells what is sent from what is not. */
export const isStep = (planned: Planned): planned is Step => "way" in planned;
