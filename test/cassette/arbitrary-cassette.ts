import * as fc from "fast-check";
import type { Body, Cassette, Interaction, JsonBody } from "../../src/cassette/cassette.ts";
import { anyText } from "../formats/any-text.ts";
import { cassetteOf } from "./cassette-of.ts";
import type { JsonLayout, JsonValue } from "../../src/formats/json.ts";

/** Texts of any kind: lone surrogates, NUL, line separators, and ordinary ones. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  anyText,
  fc.constantFrom(
    "",
    "\0",
    "\ud800",
    "\udc00x",
    "\u2028",
    "\ufeff",
    "</script>",
    "\\u0041",
    '"',
    "é",
    "👩‍👩‍👧‍👦",
    "a/b~c",
  ),
  fc.string({ maxLength: 80 }),
);

const plain = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T, keyof T>(model, { noNullPrototype: true }).map((record): T => record);

const keys = fc.oneof(
  texts,
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "0",
    "1",
    "10",
    "-1",
    "01",
    "length",
    "json",
    "blob",
    "continues",
  ),
);

const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.constantFrom(0, 1e21, 1e-7, 2 ** 53, -(2 ** 53), Number.MAX_VALUE, Number.MIN_VALUE),
);

/** Any JSON value that JavaScript can hold, odd keys among them. */
export const jsonValues: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false),
    numbers,
    texts,
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(fc.tuple(keys, tie("value")), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
  ),
})).value;

const optional = <T extends object>(model: { [K in keyof T]-?: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

/** Any layout the format can note. */
export const layouts: fc.Arbitrary<JsonLayout> = optional<Required<JsonLayout>>({
  indent: fc.constantFrom(1, 2, 4, "\t" as const),
  comma: fc.constantFrom(", ", " ,"),
  colon: fc.constantFrom(": ", " : "),
  escapes: fc.uniqueArray(fc.constantFrom("ascii", "html", "slash"), { minLength: 1 }),
  before: fc.constantFrom("\n", "\n         \n", "\ufeff"),
  after: fc.constantFrom("\n", "\r\n", " "),
});

/** Well formed: after many others, Node 26 has once read the escaped key of a lone surrogate as another key. */
const pointers = texts.map((text) => `/${text.toWellFormed()}`);
const literals = fc.constantFrom("1.0", "9007199254740993", "1e400", "-0", "0.10");
const literalMaps = fc
  .array(fc.tuple(pointers, literals), { minLength: 1, maxLength: 3 })
  .map(Object.fromEntries);
const cuts = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

const jsonBodies: fc.Arbitrary<JsonBody> = fc
  .tuple(jsonValues, optional({ layout: layouts, numbers: literalMaps, cuts }))
  .map(([json, rest]) => ({ json, ...rest }));

const base64 = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64"));

const bodies: fc.Arbitrary<Body> = fc.oneof(
  jsonBodies,
  fc.tuple(fc.array(texts), optional({ cuts })).map(([text, rest]) => ({ text, ...rest })),
  plain({ chunks: fc.array(fc.oneof(texts, plain({ base64 }))) }),
  fc.tuple(base64, optional({ cuts })).map(([bytes, rest]) => ({ base64: bytes, ...rest })),
);

const headers = fc.array(fc.tuple(texts, texts), { maxLength: 4 });

const timings = fc
  .tuple(
    plain({ chunks: fc.array(fc.nat()), end: fc.nat() }),
    optional({ headers: fc.nat(), lost: fc.constant(true as const) }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const requests = fc
  .tuple(
    plain({ method: texts, url: texts, headers, body: fc.option(bodies) }),
    optional({
      key: texts,
      lost: fc.subarray(["headers" as const, "body" as const], { minLength: 1 }),
    }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const responses = fc
  .tuple(
    plain({ status: fc.nat(), statusText: texts, headers, body: fc.option(bodies) }),
    optional({ url: texts }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const failures = fc
  .tuple(
    plain({
      kind: fc.constantFrom("network" as const, "timeout" as const, "abort" as const),
      message: texts,
    }),
    optional({ code: texts }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const interactions: fc.Arbitrary<Interaction> = fc
  .tuple(
    plain({
      recordedAt: texts,
      role: fc.constantFrom("app" as const, "judge" as const),
      request: requests,
      timing: timings,
    }),
    optional({
      response: responses,
      failure: failures,
      span: texts,
      unfinished: fc.constant(true as const),
      synthetic: fc.constant(true as const),
    }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const records = fc
  .array(fc.tuple(keys, jsonValues), { maxLength: 4 })
  .map((members) => Object.fromEntries(members));

const spans = fc
  .tuple(
    plain({ id: texts, name: texts, kind: texts, start: numbers, end: numbers, attributes: records }),
    optional({
      parent: texts,
      scope: texts,
      events: fc.array(jsonValues),
      status: plain({ code: texts }),
      unfinished: fc.constant(true as const),
    }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

const takes = fc
  .tuple(
    plain({ recordedAt: texts, timings: fc.array(timings) }),
    optional({ usages: fc.array(jsonValues), scores: fc.constant({ exact: 0.5 }) }),
  )
  .map(([required, rest]) => ({ ...required, ...rest }));

/** Any cassette the types allow. */
export const cassettes: fc.Arbitrary<Cassette> = fc
  .tuple(
    fc.array(interactions, { maxLength: 4 }),
    fc.array(spans, { maxLength: 2 }),
    fc.array(takes, { maxLength: 2 }),
    records,
    fc.option(fc.string(), { nil: undefined }),
  )
  .map(([list, spanList, takeList, variables, startedAt]) => ({
    ...cassetteOf(list),
    ...(startedAt !== undefined && { startedAt }),
    spans: spanList,
    takes: takeList,
    variables,
  }));
