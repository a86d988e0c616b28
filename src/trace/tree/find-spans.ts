import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../../formats/json.ts";
import type { Span, SpanQuery } from "../span.ts";

type AttributeTest = NonNullable<SpanQuery["attributes"]>[string];

const isText = (value: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? value === wanted : value.search(wanted) >= 0;

const fitsAttribute = (value: JsonValue | undefined, wanted: AttributeTest): boolean => {
  if (typeof wanted === "function") return wanted(value);
  if (wanted instanceof RegExp) return typeof value === "string" && isText(value, wanted);
  return isDeepStrictEqual(value, wanted);
};

const hasAncestor = (span: Span, query: SpanQuery): boolean =>
  span.parent !== undefined && (fitsSpan(span.parent, query) || hasAncestor(span.parent, query));

const hasDescendant = (span: Span, query: SpanQuery): boolean =>
  span.children.some((child) => fitsSpan(child, query) || hasDescendant(child, query));

type Asked = Required<SpanQuery>;

/** One test for each member of a query; a member that is not given holds. */
const TESTS: { readonly [K in keyof Asked]: (span: Span, wanted: Asked[K]) => boolean } = {
  name: (span, wanted) => isText(span.name, wanted),
  scope: (span, wanted) => span.scope !== undefined && isText(span.scope, wanted),
  kind: (span, wanted) => span.kind === wanted,
  status: (span, wanted) => span.status === wanted,
  attributes: (span, wanted) =>
    Object.entries(wanted).every(([name, test]) => fitsAttribute(span.attributes[name], test)),
  minDuration: (span, wanted) => span.duration >= wanted,
  maxDuration: (span, wanted) => span.duration <= wanted,
  ancestor: hasAncestor,
  descendant: hasDescendant,
  not: (span, wanted) => !fitsSpan(span, wanted),
  and: (span, wanted) => wanted.every((query) => fitsSpan(span, query)),
  or: (span, wanted) => wanted.some((query) => fitsSpan(span, query)),
};

const holds = <K extends keyof Asked>(span: Span, query: SpanQuery, name: K): boolean =>
  query[name] === undefined || TESTS[name](span, query[name] as Asked[K]);

/**
 * Tells whether all that a query asks for holds of a span; an empty query holds of every span. `ancestor` and
 * `descendant` look at any distance, as `some_ancestor_has` and `some_descendant_has` of pydantic-evals do
 * (https://ai.pydantic.dev/evals/evaluators/span-based).
 */
const fitsSpan = (span: Span, query: SpanQuery): boolean =>
  (Object.keys(TESTS) as (keyof Asked)[]).every((name) => holds(span, query, name));

/** Lists the spans that fit, in their order; a text is a span's whole name, an expression is looked for in it. */
export const findSpans = (spans: readonly Span[], query: SpanQuery | string | RegExp): readonly Span[] => {
  const whole = typeof query === "string" || query instanceof RegExp ? { name: query } : query;
  return spans.filter((span) => fitsSpan(span, whole));
};
