import * as fc from "fast-check";
import * as matchers from "../../../src/assertions/matchers.ts";
import { anyTraces } from "../any-cassette.ts";
import { texts } from "../texts.ts";
import { orRefused, property, type Targets } from "../target.ts";

type Check = (subject: unknown, ...args: unknown[]) => unknown;

const number = fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true }), fc.constantFrom(0, 1, Infinity));
const text = fc.oneof(texts, fc.constantFrom("Refunds take five days.", "", "stop"));

/** What each matcher may be given; those that ask a model, or run a task, need either. */
const GIVEN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  costLessThan: number,
  stayUnderTokens: fc.oneof(
    number,
    fc.record({ input: number, output: number }, { requiredKeys: ["input"] }),
  ),
  respondWithin: number,
  streamFirstTokenWithin: number,
  generateAtLeast: number,
  makeAtMost: fc.nat(),
  retryAtMost: fc.nat(),
  keepPromptCachePrefix: fc.constant(undefined),
  stayWithinRateLimits: fc.constantFrom(undefined, { reserve: 0.1 }),
  matchSemantically: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
  matchJsonSchema: fc.constantFrom({ type: "object" }, { type: "array", items: { type: "string" } }, {}),
  beValidJson: fc.constant(undefined),
  containAllOf: fc.array(text, { minLength: 1, maxLength: 3 }),
  containAnyOf: fc.array(text, { minLength: 1, maxLength: 3 }),
  refuse: fc.constant(undefined),
  finishWith: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })),
  containNoPii: fc.constant(undefined),
  haveLogprobAbove: fc.double({ max: 0, noNaN: true }),
  haveCalledTool: text,
  haveValidToolArguments: fc.constant(undefined),
  followTrajectory: fc.array(text, { minLength: 1, maxLength: 3 }),
  haveNoLoops: fc.constant(undefined),
  haveSpan: text,
  haveNoErrors: fc.constant(undefined),
};

const claims = fc
  .constantFrom(...Object.entries(GIVEN))
  .chain(([name, given]) => given.map((value) => ({ name, given: value === undefined ? [] : [value] })));

/** What is promised of the matchers. */
export const MATCHERS: Targets = {
  "every matcher judges any trace, or refuses its arguments by name": property(
    fc.oneof(anyTraces, text, fc.json()),
    claims,
    async (subject, { name, given }) => {
      await orRefused(() => (Reflect.get(matchers, name) as Check)(subject, ...given));
    },
  ),
};
