import type { JsonValue } from "../../formats/json.ts";
import type { Selection } from "../select.ts";

/** What a judge is asked: the same for the same inputs, so that its answer is found in the cassette again. */
export interface JudgePrompt {
  /** How to judge, and in which form to answer. */
  readonly system: string;
  /** The criteria, and the texts to be judged. */
  readonly user: string;
  /** The JSON Schema of the answer, for structured output. */
  readonly schema: { readonly [keyword: string]: JsonValue };
}

/** What a judge says; anything else is no verdict. */
export interface JudgeAnswer {
  /** `pass` or `fail`. */
  readonly verdict: string;
  /** From 0 to 1; needed where a threshold is asked for. */
  readonly score?: number | undefined;
  readonly reason?: string | undefined;
}

/** Anything that judges: it gives a verdict, or a text that holds one as JSON. */
export type Judge = (prompt: JudgePrompt) => Promise<string | JudgeAnswer>;

/** @inline */
interface Creates {
  /** Sends a request and gives the answer's body. */
  readonly create: (body: never) => PromiseLike<unknown>;
}

/** As much as is needed of the client of the package `openai`, or of one that is shaped like it. */
export type JudgeClient =
  { readonly chat: { readonly completions: Creates } } | { readonly responses: Creates };

/**
 * Who judges: a function, or a model behind a client.
 *
 * @inline
 */
type WhoJudges =
  | { readonly judge: Judge }
  | {
      readonly client: JudgeClient;
      readonly model: string;
      /** What the request holds beside, under the provider's names, such as `{ temperature: 0 }`. */
      readonly parameters?: Readonly<Record<string, JsonValue>> | undefined;
    };

/** Who judges, how often, and what is enough. */
export type JudgeOptions = WhoJudges &
  Selection & {
    /** How often the judge is asked the same; default: once. */
    readonly samples?: number | undefined;
    /** The least mean score that passes, from 0 to 1; by default more than half of the verdicts must be `pass`. */
    readonly threshold?: number | undefined;
  };
