import * as v from "valibot";

const text = v.optional(v.nullable(v.string()));

const matcher = v.object({
  matcher: v.optional(v.string(), "exact"),
  value: v.optional(v.unknown()),
  config: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  doMatch: v.optional(v.unknown()),
});

const field = v.optional(v.nullable(v.array(matcher)));

/** What a request has to be in one of its parts; several hold together. */
export type HoverflyField = v.InferOutput<typeof field>;

/**
 * The parts of a pair that are read, of Hoverfly's simulations from schema v5 on
 * (https://docs.hoverfly.io/en/latest/pages/reference/simulationschema.html).
 */
export const hoverflyPair = v.object({
  request: v.object({
    method: field,
    scheme: field,
    destination: field,
    path: field,
    query: v.optional(v.nullable(v.record(v.string(), field))),
    deprecatedQuery: field,
    body: field,
  }),
  response: v.object({
    status: v.number(),
    headers: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
    body: v.optional(v.nullable(v.string()), ""),
    bodyFile: text,
    encodedBody: v.optional(v.nullable(v.boolean())),
    templated: v.optional(v.nullable(v.boolean())),
    fixedDelay: v.optional(v.nullable(v.number())),
  }),
});

/** A request and its answer, as Hoverfly keeps them. */
export type HoverflyPair = v.InferOutput<typeof hoverflyPair>;
