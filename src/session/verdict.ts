import type { Interaction } from "../cassette/cassette.ts";
import { keeps, type Work } from "./work.ts";

/** What becomes of a recording: it is kept as the cassette, set aside as failed with the reason, or dropped. */
export type Verdict =
  | { readonly keep: "cassette" }
  | { readonly keep: "aside"; readonly reason: string }
  | { readonly keep: "nothing" };

/** What a verdict is made from. */
export interface Recorded {
  readonly work: Work;
  /** A good recording stands already, so that only a passing one may replace it. */
  readonly replaces: boolean;
  readonly passed: boolean;
  /** Calls were refused while recording: it is not whole. */
  readonly isBroken: boolean;
  /** What was recorded now. */
  readonly interactions: readonly Interaction[];
  /** A value was made up that the cassette lacks. */
  readonly hasNewVariable: boolean;
}

/**
 * Decides what becomes of a recording. A passing test's is kept. A failing test's first one is kept too, because the
 * calls were paid for, unless it holds what no later run could pass with.
 */
export const verdictOf = (recorded: Recorded): Verdict => {
  const { work, replaces, passed, isBroken, interactions, hasNewVariable } = recorded;
  const isEmpty = interactions.length === 0 && !(work === "append" && hasNewVariable);
  if (!keeps(work) || isEmpty) return { keep: "nothing" };
  if (isBroken) return { keep: "aside", reason: "calls were refused, so that it is not whole" };
  if (passed) return { keep: "cassette" };
  if (replaces) return { keep: "aside", reason: "the test failed, and the cassette it would replace stands" };
  const reason = blemish(interactions);
  return reason === undefined ? { keep: "cassette" } : { keep: "aside", reason };
};

/** Names what makes a recording unfit to be replayed, `undefined` where nothing does. */
const blemish = (interactions: readonly Interaction[]): string | undefined => {
  const unfinished = interactions.find((each) => each.unfinished);
  if (unfinished) return `the answer to ${nameOf(unfinished)} was still coming in`;
  const refused = interactions.find(({ response }) => response?.status === 401 || response?.status === 403);
  if (refused) return `${nameOf(refused)} was answered with ${refused.response?.status}`;
  const given = neverWell(interactions);
  return given && `${nameOf(given)} ${whatCame(given)} and never succeeded`;
};

const neverWell = (interactions: readonly Interaction[]): Interaction | undefined => {
  const failed = interactions.filter(isTransient);
  if (failed.length === 0) return undefined;
  const well = new Set(interactions.filter((each) => !isTransient(each)).map(identity));
  return failed.find((each) => !well.has(identity(each)));
};

/** A failure that clients retry. */
const isTransient = ({ response, failure }: Interaction): boolean =>
  failure ? failure.kind !== "abort" : response?.status === 429 || (response?.status ?? 0) >= 500;

const identity = ({ request }: Interaction): string =>
  JSON.stringify([request.method, request.url, request.body]);

const nameOf = ({ request }: Interaction): string => `${request.method} ${request.url}`;

const whatCame = ({ response, failure }: Interaction): string =>
  failure ? `failed (${failure.code ?? failure.message})` : `was answered with ${response?.status}`;
