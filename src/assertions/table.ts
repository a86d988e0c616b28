/** What the README says about a matcher. */
export interface MatcherRow {
  /** What it is given, as an example. */
  readonly given: string;
  /** When it passes, as a sentence without a subject. */
  readonly passes: string;
}

/**
 * The one table of matchers, by their names as functions. It holds no code, so that `expect` can know every name before
 * any matcher is loaded; `matchers.ts` holds the functions.
 */
export const TABLE = {
  costLessThan: { given: "0.01", passes: "costs less than that many US dollars" },
  stayUnderTokens: {
    given: "{ input: 1500, output: 200 }",
    passes: "uses fewer tokens, of each kind or in total",
  },
  respondWithin: { given: "2000, { percentile: 95 }", passes: "answers within that many milliseconds" },
  streamFirstTokenWithin: {
    given: "500",
    passes: "streams the first piece of its output within that many milliseconds",
  },
  generateAtLeast: { given: "20", passes: "generates at least that many tokens a second" },
  makeAtMost: { given: "3", passes: "makes at most that many calls" },
  retryAtMost: { given: "1", passes: "sends at most that many requests again" },
  keepPromptCachePrefix: {
    given: "",
    passes: "only adds to the prompt from turn to turn, so that the provider's cache serves it",
  },
  stayWithinRateLimits: {
    given: "{ reserve: 0.1 }",
    passes: "is never refused, and leaves that share of the provider's limits",
  },
  matchSemantically: {
    given: '"Refunds are available within 30 days."',
    passes: "means the text, or one of several, and contradicts it nowhere",
  },
  matchJsonSchema: { given: "schema", passes: "is JSON as a Standard Schema or a JSON Schema says" },
  beValidJson: { given: "", passes: "is one JSON document and nothing else" },
  containAllOf: { given: '["refund", /\\d+ days/]', passes: "holds every one of the texts" },
  containAnyOf: { given: '["refund", "money back"]', passes: "holds at least one of the texts" },
  refuse: { given: "", passes: "declines to answer, or says that it cannot tell" },
  finishWith: { given: '"stop"', passes: "ends for that reason, or one of several" },
  containNoPii: {
    given: "",
    passes:
      "holds no email addresses, phone numbers, cards, IBANs, US social security numbers or IP addresses",
  },
  haveLogprobAbove: {
    given: "-0.5",
    passes: "was generated with a greater log probability a token, on average or at its least",
  },
  haveCalledTool: {
    given: '"lookup_order", { order: 7 }',
    passes: "asked for the tool, with such arguments",
  },
  haveValidToolArguments: { given: "", passes: "called tools as their schemas in the recorded request say" },
  followTrajectory: {
    given: '["lookup_order", "refund"], { order: "inOrder" }',
    passes: "called the tools in these steps",
  },
  haveNoLoops: { given: "{ maxRepeats: 2 }", passes: "did nothing over and over" },
  haveSpan: { given: '{ name: "retrieve", maxDuration: 500 }', passes: "holds a span that fits" },
  haveNoErrors: { given: "", passes: "failed nowhere" },
  passJudge: {
    given: '"Names how long a refund takes.", { client, model }',
    passes: "fulfils the rubric, as a judge finds",
  },
  beFaithfulTo: {
    given: "documents, { client, model }",
    passes: "claims nothing but what the context says, as a judge finds",
  },
  beRelevantTo: { given: "question, { client, model }", passes: "answers the question, as a judge finds" },
  beCoherent: { given: "{ client, model }", passes: "is coherent in itself, as a judge finds" },
  beUnbiased: {
    given: '["Anna", "Mehmet"], { client, model }',
    passes: "treats swapped people or groups alike, as a judge finds",
  },
  passAtLeast: { given: "0.9, { of: 10 }", passes: "passes at least at that rate when done again and again" },
  passAtK: { given: "3, 0.9, { of: 10 }", passes: "passes at least once in that many takes, at that rate" },
  passHatK: { given: "3, 0.9, { of: 10 }", passes: "passes in all of that many takes, at that rate" },
} as const satisfies Record<string, MatcherRow>;

/**
 * A matcher's name, without `to`.
 *
 * @useDeclaredType
 */
export type MatcherName = keyof typeof TABLE;

/** All names, in the order of the table. */
export const MATCHER_NAMES = Object.keys(TABLE) as readonly MatcherName[];
