import type { MatcherName } from "../../src/assertions/table.ts";
import { interaction } from "../session/interaction.ts";
import { callOf, said, traceWith } from "./call.ts";
import type { Case } from "./case.ts";

const none = { filter: { model: "none" } };
const noneAllowed = { ...none, allowEmpty: true };
const refused = {
  cost: 0,
  error: { type: "rate_limit_error", message: "slow down", status: 429 },
  status: 429,
} as const;
const lost = {
  cost: 0,
  failure: { kind: "network", message: "reset" },
  error: { type: "network", message: "reset" },
} as const;

const embedded = { usage: { input: 10 }, operation: "embeddings" } as const;
const left = { kind: "abort", message: "left" } as const;

const priced = traceWith({ cost: 0.002 }, { cost: 0.01 });
const used = traceWith(
  { usage: { input: 100, output: 20, cacheRead: 40, reasoning: 5 } },
  { usage: { input: 200, output: 30, cacheRead: 90, reasoning: 8 } },
);
const timed = traceWith({ duration: 400 }, { start: 500, duration: 1000 });
const streamed = traceWith({ firstToken: 200 }, { start: 1000, firstToken: 300 });
const fast = traceWith(
  { usage: { output: 50 }, duration: 1000 },
  { usage: { output: 40 }, duration: 1200, firstToken: 200 },
);
const retried = traceWith({ ...refused }, { attempt: 2 }, {});
const limited = traceWith(
  { rateLimit: { limitRequests: 100, remainingRequests: 50 } },
  { rateLimit: { limitRequests: 100, remainingRequests: 49, limitTokens: 1000, remainingTokens: 100 } },
);

const turn = (system: string, answer: string | undefined, text: string) => ({
  text,
  input: [
    said("system", system),
    said("user", "Where is my order?"),
    ...(answer === undefined ? [] : [said("assistant", answer), said("user", "And the other?")]),
  ],
});
const looped = traceWith(
  turn("Be kind.", undefined, "On its way."),
  turn("Be kind.", "On its way.", "Lost."),
);
const shaken = traceWith(
  turn("It is 12:01.", undefined, "On its way."),
  turn("It is 12:02.", "On its way.", "Lost."),
);

/** The rules' cases for budgets. */
export const budgetCases = {
  costLessThan: {
    pass: [
      [priced, 0.0121],
      [priced, 0.011, { per: "call" }],
      [traceWith({ cost: 0.01 }, refused, lost), 0.011],
      [traceWith({ cost: 0.01 }, {}), 0.011, { allowUnpriced: true }],
      [callOf({ cost: 0.01 }), 0.011],
    ],
    fail: [
      [priced, 0.012],
      [priced, 0.01, { per: "call" }],
      [callOf({ cost: 0.01 }), 0.01],
      [priced, 0],
    ],
    missing: [
      ["call 1 has no price: no price is known for gpt-5-2025-08-07", traceWith({ cost: 1 }, {}), 2],
      ["call 0 has no price", callOf(), 2],
      ["none of the calls counts", callOf(), 2, { allowUnpriced: true }],
      ["the trace holds no call", traceWith(), 2],
      ["no call is known to be a model's", traceWith({ kind: "other", warnings: ["no reader"] }), 2],
    ],
    empty: [priced, 1, none],
    emptyAllowed: [priced, 1, noneAllowed],
  },
  stayUnderTokens: {
    pass: [
      [used, 351],
      [used, { input: 301, output: 51, cacheRead: 131, reasoning: 14 }],
      [used, 231, { per: "call" }],
      [traceWith({ usage: { input: 10 }, operation: "embeddings" }), 11],
      [traceWith({ usage: { input: 1, output: 1 } }, refused), 3],
      [traceWith({ usage: { input: 1, output: 1 } }, embedded), { input: 12, output: 2 }],
    ],
    fail: [
      [used, 350],
      [used, { input: 301, output: 50 }],
      [used, { output: 30 }, { per: "call" }],
      [callOf({ usage: { input: 1, output: 1 } }), 2],
    ],
    missing: [
      ["call 1 reports no total tokens", traceWith({ usage: { input: 1, output: 1 } }, {}), 100],
      ["call 0 reports no total tokens", callOf({ usage: { input: 1 } }), 100],
      [
        "call 0 reports no reasoning tokens",
        callOf({ usage: { input: 1, output: 1 } }),
        { input: 1, reasoning: 9 },
      ],
      [
        "call 0 reports no total tokens",
        callOf({ status: 200, failure: left, error: { type: "abort", message: "left" } }),
        100,
      ],
    ],
    empty: [used, 1000, none],
    emptyAllowed: [used, 1000, noneAllowed],
  },
  respondWithin: {
    pass: [
      [timed, 1000],
      [timed, 1500, { per: "trace" }],
      [timed, 400, { percentile: 50 }],
      [timed, 1000, { per: "trace", filter: ({ index }: { index: number }) => index === 1 }],
    ],
    fail: [
      [timed, 999],
      [timed, 1499, { per: "trace" }],
      [timed, 999, { percentile: 51 }],
      [callOf({ duration: 5 }), 4],
    ],
    missing: [
      ["call 0 had not ended", callOf({ interaction: interaction({ unfinished: true }) }), 1000],
      [
        "call 0 was imported without its times",
        callOf({ interaction: interaction({ timing: { chunks: [], end: 0, lost: true } }) }),
        1000,
      ],
    ],
    empty: [timed, 1000, none],
    emptyAllowed: [timed, 1000, noneAllowed],
  },
  streamFirstTokenWithin: {
    pass: [
      [streamed, 300],
      [streamed, 200, { percentile: 50 }],
      [streamed, 200, { per: "trace" }],
      [traceWith({ firstToken: 1 }, refused), 1],
    ],
    fail: [
      [streamed, 299],
      [streamed, 299, { percentile: 100 }],
      [streamed, 199, { per: "trace" }],
    ],
    missing: [
      ["call 1 was not streamed", traceWith({ firstToken: 1 }, {}), 100],
      ["call 0 has no time of its first token", callOf({ isStream: true }), 100],
    ],
    empty: [streamed, 1000, none],
    emptyAllowed: [streamed, 1000, noneAllowed],
  },
  generateAtLeast: {
    pass: [
      [fast, 40],
      [fast, 45, { per: "trace" }],
      [traceWith({ usage: { output: 50 }, duration: 1000 }, embedded), 50],
    ],
    fail: [
      [fast, 41],
      [fast, 46, { per: "trace" }],
    ],
    missing: [
      ["call 0 reports no output tokens", callOf(), 1],
      ["none of the calls counts", callOf(embedded), 1],
      ["call 0 took no time", callOf({ usage: { output: 5 }, duration: 0 }), 1],
    ],
    empty: [fast, 1, none],
    emptyAllowed: [fast, 1, noneAllowed],
  },
  makeAtMost: {
    pass: [
      [retried, 3],
      [retried, 2, { per: "call" }],
      [priced, 0, none],
      [callOf(), 1],
    ],
    fail: [
      [retried, 2],
      [retried, 1, { per: "call" }],
      [callOf(), 0],
    ],
    missing: [["the trace holds no call", traceWith(), 3]],
    empty: [retried, 3, none],
    emptyAllowed: [retried, 3, noneAllowed],
  },
  retryAtMost: {
    pass: [
      [retried, 1],
      [traceWith(refused, { ...refused, attempt: 2 }, { attempt: 3 }), 2],
      [priced, 0],
    ],
    fail: [
      [retried, 0],
      [traceWith(refused, { ...refused, attempt: 2 }, { attempt: 3 }), 1, { per: "call" }],
    ],
    missing: [["the trace holds no call", traceWith(), 3]],
    empty: [retried, 3, none],
    emptyAllowed: [retried, 3, noneAllowed],
  },
  keepPromptCachePrefix: {
    pass: [[looped]],
    fail: [[shaken]],
    missing: [["no prompt goes on with the answer of an earlier call", traceWith({}, {})]],
    empty: [looped, none],
    emptyAllowed: [looped, noneAllowed],
  },
  stayWithinRateLimits: {
    pass: [[limited], [limited, { reserve: 0.09 }], [limited, { reserve: 0.09, per: "trace" }]],
    fail: [
      [limited, { reserve: 0.1 }],
      [traceWith(refused, { attempt: 2, rateLimit: { limitRequests: 9, remainingRequests: 8 } })],
      [callOf({ rateLimit: { remainingTokens: 0 } })],
    ],
    missing: [
      ["call 0 tells nothing of rate limits", callOf()],
      ["call 0 tells nothing of rate limits", callOf({ rateLimit: { limitRequests: 5 } })],
    ],
    empty: [limited, none],
    emptyAllowed: [limited, noneAllowed],
  },
} satisfies Partial<Record<MatcherName, Case>>;
