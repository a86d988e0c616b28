import type { CallFacts } from "../calls/call-of.ts";
import { toolRunOf } from "../calls/tool-run.ts";
import { GEN_AI } from "../semconv.ts";
import { isHttpSpan, type ReadSpan } from "../spans/read-span.ts";
import { textIn } from "../values/json-access.ts";
import type { Interval } from "./busy-periods.ts";
import { likeliestPairs } from "./likeliest-pairs.ts";
import { spanIndex, type SpanIndex } from "./span-index.ts";

/** Which spans and which calls are the same thing. */
export interface Joined {
  /** For each call the span that stands for it; `undefined` where one is to be made. */
  readonly owners: readonly (ReadSpan | undefined)[];
  /** The spans of models' work of which no call was seen. */
  readonly lone: readonly ReadSpan[];
}

type Owners = (ReadSpan | undefined)[];

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
  const lone = new Set(loneOf(spans, facts, owners, index));
  const open = facts.map((call, place) => (owners[place] || call.kind !== "model" ? undefined : call));
  for (const { place, span } of likeliestPairs(open, times, [...lone], index))
    if (!owners[place] && lone.delete(span)) owners[place] = span;
  return { owners, lone: [...lone] };
};
