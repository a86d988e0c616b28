import type { RecordedRequest } from "../cassette/cassette.ts";
import type { Incoming } from "./incoming.ts";
import type { Difference } from "../formats/json-difference.ts";
import { missAdvice } from "./miss-advice.ts";
import type { Nearest } from "./nearest.ts";
import { showPair } from "../formats/show-pair.ts";

/** What an explanation names beside the request. */
export interface MissContext {
  /** The test, or the name given to `withCassette`. */
  readonly title?: string | undefined;
  /** The cassette's file. */
  readonly path?: string | undefined;
  /** The command that records it; default: how to set the mode. */
  readonly command?: string | undefined;
}

/** Why a request was not answered. */
export interface Miss {
  /** The whole explanation, several lines. */
  readonly message: string;
  /** Method and URL, without secrets. */
  readonly request: string;
  /** Method and URL of the nearest recorded request. */
  readonly nearest?: string;
  readonly differences: readonly Difference[];
}

const MOST_DIFFERENCES = 12;

const lineOf = ({ method, url }: Pick<RecordedRequest, "method" | "url">): string => `${method} ${url}`;

/** Without a cassette nothing has hidden what the query may hold. */
const bareLineOf = ({ method, url }: Incoming): string => lineOf({ method, url: url.replace(/\?.*/, "?…") });

const showDifference = ({ path, recorded, today, reordered }: Difference): string => {
  if (reordered) return `  ${path}\n    the same items in another order`;
  const [before, now] = showPair(recorded, today);
  return `  ${path}\n    recorded  ${before}\n    now       ${now}`;
};

const showDifferences = (differences: readonly Difference[]): string => {
  const rest = differences.length - MOST_DIFFERENCES;
  const shown = differences.slice(0, MOST_DIFFERENCES).map(showDifference);
  return [...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join("\n");
};

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

const reasonOf = (nearest: Nearest | undefined, cassette: string, request: string): string => {
  const recorded = nearest?.recorded;
  if (!nearest || !recorded) return `Nothing is recorded in ${cassette} yet.`;
  if (nearest.why === "consumed")
    return (
      `It was recorded ${times(recorded.times)}, and ${recorded.times === 1 ? "that answer was" : "all answers were"} ` +
      `already consumed (${recorded.served} of ${recorded.times}).`
    );
  const place = `number ${recorded.index + 1} of ${nearest.total} in ${cassette}`;
  const differences = showDifferences(nearest.differences);
  if (nearest.why === "ambiguous")
    return (
      `${nearest.alike} recorded requests equal it but for volatile values, so none can be chosen; ` +
      `one is ${place}:\n\n${differences}`
    );
  const line = lineOf(recorded.interaction.request);
  const which = line === request ? place : `${place}, ${line}`;
  return `The nearest recorded request is ${which}. It differs in:\n\n${differences}`;
};

/** Explains why `incoming` was not answered: the nearest recorded request, what differs, and how to record it. */
export const explainMiss = (
  incoming: Incoming,
  nearest: Nearest | undefined,
  context: MissContext = {},
): Miss => {
  const request = nearest ? lineOf(nearest.request) : bareLineOf(incoming);
  const cassette = context.path === undefined ? "the cassette" : `cassette ${context.path}`;
  const sender = context.title === undefined ? "" : ` (sent by ${JSON.stringify(context.title)})`;
  const command = context.command ?? "run again with LLM_REPLAY_MODE=record";
  const paragraphs = [
    `No recorded interaction answers ${request}${sender}.`,
    reasonOf(nearest, cassette, request),
    ...(nearest ? missAdvice(nearest) : []),
    `To record it: ${command}`,
  ];
  return {
    message: paragraphs.join("\n\n"),
    request,
    ...(nearest?.recorded && { nearest: lineOf(nearest.recorded.interaction.request) }),
    differences: nearest?.differences ?? [],
  };
};
