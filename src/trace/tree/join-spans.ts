import type { CallFacts } from "../calls/call-of.ts";
import { toolRunOf } from "../calls/tool-run.ts";
import { GEN_AI } from "../semconv.ts";
import { isHttpSpan, type ReadSpan } from "../spans/read-span.ts";
import { textIn } from "../values/json-access.ts";
import type { Interval } from "./busy-periods.ts";
import { spanIndex, type SpanIndex } from "./span-index.ts";

/** Which spans and which calls are the same thing. */
export interface Joined {
  /** For each call the span that stands for it; `undefined` where one is to be made. */
  readonly owners: readonly (ReadSpan | undefined)[];
  /** The spans of models' work of which no call was seen. */
  readonly lone: readonly ReadSpan[];
}

type Owners = (ReadSpan | undefined)[];

/** How far the clocks of calls and spans may be apart, in milliseconds: recorded times are whole numbers. */
const TOLERANCE = 5;

const isRaw = ({ kind, api }: CallFacts): boolean => kind === "other" && api === undefined;

/** Of the calls in one model's span, the one that it stands for: the only one that did not fail, as it covers retries. */
const ownOf = (calls: readonly number[], facts: readonly CallFacts[]): number | undefined => {
  const of = (fits: (call: CallFacts) => boolean) => calls.filter((call) => facts[call] && fits(facts[call]));
  const models = of(({ kind }) => kind === "model");
  const candidates = models.length > 0 ? models : of(isRaw);
  const good = candidates.filter((call) => facts[call]?.reading.error === undefined);
  return good.length > 1 ? undefined : (good[0] ?? candidates.at(-1));
};

const isSameTool = ({ kind, attributes }: ReadSpan, { reading }: CallFacts): boolean => {
  const name = textIn(attributes[GEN_AI.toolName]);
  return kind === "tool" && (name === undefined || name === toolRunOf(reading)?.name);
};

/** By the span that was active when a call was sent, through the spans of HTTP clients in between. */
const byContext = (facts: readonly CallFacts[], { byId, outwards }: SpanIndex): Owners => {
  const owners: Owners = facts.map(() => undefined);
  const inModel = new Map<ReadSpan, number[]>();
  for (const [index, call] of facts.entries()) {
    const active = byId(call.interaction?.span);
    const span = outwards(active).find((each) => !isHttpSpan(each));
    if (span?.kind === "model") inModel.set(span, [...(inModel.get(span) ?? []), index]);
    else if (call.kind === "tool" && span && isSameTool(span, call)) owners[index] = span;
    else if (call.kind === "other" && active && isHttpSpan(active)) owners[index] = active;
  }
  for (const [span, calls] of inModel) {
    const own = ownOf(calls, facts);
    if (own !== undefined) owners[own] = span;
  }
  return owners;
};

const namesOf = ({ attributes }: ReadSpan) => [
  attributes[GEN_AI.requestModel],
  attributes[GEN_AI.responseModel],
];

const isSameModel = (span: ReadSpan, { reading }: CallFacts): boolean => {
  const names = namesOf(span).filter((name) => name !== undefined);
  const { requestModel, responseModel } = reading;
  return names.length === 0 || names.some((name) => name === requestModel || name === responseModel);
};

const isWithin = (time: Interval | undefined, { recorded: { start, end } }: ReadSpan): boolean =>
  time !== undefined && start <= time.start + TOLERANCE && time.end <= end + TOLERANCE;

/**
 * Where a library's spans are never active (those made in callbacks, as for LangChain), or the context was lost: by the
 * id of the answer, else by the same model at the same time.
 */
const byAnswer = (call: CallFacts, time: Interval | undefined, lone: readonly ReadSpan[]) => {
  const { responseId } = call.reading;
  const told = lone.find(({ attributes }) => attributes[GEN_AI.responseId] === (responseId ?? null));
  const near = lone.filter((span) => {
    const id = span.attributes[GEN_AI.responseId];
    return (id === undefined || responseId === undefined) && isWithin(time, span) && isSameModel(span, call);
  });
  return told ?? near.toSorted((a, b) => b.recorded.start - a.recorded.start)[0];
};

const loneOf = (
  spans: readonly ReadSpan[],
  facts: readonly CallFacts[],
  owners: Owners,
  { byId, outwards }: SpanIndex,
): ReadSpan[] => {
  const models = spans.filter(({ kind }) => kind === "model");
  const around = models.flatMap((span) => outwards(span).slice(1));
  const called = facts.flatMap((call, index) => {
    const isModels = call.kind === "model" || owners[index]?.kind === "model";
    return [...outwards(owners[index]), ...(isModels ? outwards(byId(call.interaction?.span)) : [])];
  });
  const seen = new Set([...around, ...called]);
  return models.filter((span) => !seen.has(span));
};

/**
 * Joins calls to the spans that stand for them, so that one call counts once: a model's span to the model's call in it,
 * a tool's span to the call of that tool on a server, an HTTP client's span to any other request. `times` are those of
 * the calls on the clock of the spans.
 */
export const joinSpans = (
  facts: readonly CallFacts[],
  spans: readonly ReadSpan[],
  times: readonly Interval[],
): Joined => {
  const index = spanIndex(spans);
  const owners = byContext(facts, index);
  let lone = loneOf(spans, facts, owners, index);
  for (const [place, call] of facts.entries()) {
    if (lone.length === 0) break;
    if (owners[place] || call.kind !== "model") continue;
    const found = byAnswer(call, times[place], lone);
    owners[place] = found;
    lone = lone.filter((span) => span !== found);
  }
  return { owners, lone };
};
