import type { MatcherName } from "../../src/assertions/table.ts";
import { asked, callOf, traceWith } from "./call.ts";
import type { Case } from "./case.ts";

const none = { filter: { model: "none" } };
const noneAllowed = { ...none, allowEmpty: true };

const failed = { error: { type: "http", message: "overloaded", status: 529 }, status: 529 } as const;
const refund = traceWith({ toolCalls: [asked("lookup")] }, { text: "Refunds are available within 30 days." });
const json = traceWith({ text: '{ "total": 30, "items": [{ "name": "book" }] }' });
const prose = traceWith({ text: "The total is 30." });
const stopped = traceWith({ finishReason: "tool_call" }, { finishReason: "stop" });
const sure = callOf({
  output: [
    {
      role: "assistant",
      parts: [{ type: "text", content: "Yes." }],
      logprobs: [
        { token: "Yes", logprob: -0.1 },
        { token: ".", logprob: -0.3 },
      ],
    },
  ],
});
const declined = {
  output: [{ role: "assistant", parts: [{ type: "refusal", content: "No." } as const] }],
};

const schema = {
  type: "object",
  properties: {
    total: { type: "number" },
    items: { type: "array", items: { type: "object", required: ["name"] } },
  },
  required: ["total"],
};

const noText: Case["missing"] = [
  ["call 0 failed: overloaded", traceWith(failed)],
  ["call 0 holds no text, it asks for lookup", callOf({ toolCalls: [asked("lookup")] })],
  ["call 0 gave no text", callOf()],
  ["call 1 gave no text; no reader", traceWith({ text: "{}" }, { isUnread: true })],
  ["none of the calls generates anything", traceWith({ operation: "embeddings" })],
  ["call 0 generates nothing", callOf({ operation: "embeddings" })],
];

/** The cases of a text that is missing, for a matcher that is given these beside its subject. */
const withoutText = (...given: readonly unknown[]): Case["missing"] =>
  noText.map(([says, subject]) => [says, subject, ...given] as const);

/** The rules' cases for matchers of what a model gave out. */
export const outputCases = {
  matchSemantically: {
    pass: [
      [refund, "Refunds are available within 30 days."],
      [refund.calls[1], ["We close at nine.", "Refunds are available within 30 days."]],
      ["You can get a refund within 30 days.", "Refunds are available within 30 days."],
    ],
    fail: [
      [refund, "Refunds are available within 60 days."],
      ["Refunds are available within 60 days.", "Refunds are available within 30 days."],
      ["The weather is nice.", ["Refunds are available within 30 days."]],
    ],
    missing: [
      ...withoutText("Refunds are available."),
      [
        "the built-in embedder knows only",
        "Rückgaben dauern dreißig Tage.",
        "Die Erstattung braucht Wochen.",
      ],
    ],
    empty: [refund, "Refunds are available.", none],
    emptyAllowed: [refund, "Refunds are available.", noneAllowed],
  },
  matchJsonSchema: {
    pass: [
      [json, schema],
      ['{ "total": 1 }', schema],
      [{ total: 1, items: [] }, schema],
      [null, true],
    ],
    fail: [
      [prose, schema],
      ['{ "total": "1" }', schema],
      [{ items: [{}] }, schema],
    ],
    missing: withoutText(schema),
    empty: [json, schema, none],
    emptyAllowed: [json, schema, noneAllowed],
  },
  beValidJson: {
    pass: [[json], ["[]"], ["1.5"]],
    fail: [[prose], [""], ["```json\n{}\n```"], ['{ "total": 3']],
    missing: noText,
    empty: [json, none],
    emptyAllowed: [json, noneAllowed],
  },
  containAllOf: {
    pass: [
      [refund, ["Refunds", /\d+ days/g]],
      ["A b", ["a B"], { ignoreCase: true }],
    ],
    fail: [
      [refund, ["Refunds", "60"]],
      ["A b", ["a b"]],
    ],
    missing: withoutText(["a"]),
    empty: [refund, ["a"], none],
    emptyAllowed: [refund, ["a"], noneAllowed],
  },
  containAnyOf: {
    pass: [[refund, ["60", "30"]]],
    fail: [[refund, ["60", /^\d/]]],
    missing: withoutText(["a"]),
    empty: [refund, ["a"], none],
    emptyAllowed: [refund, ["a"], noneAllowed],
  },
  refuse: {
    pass: [
      ["I'm sorry, but I can't help with that."],
      [traceWith({ text: "Here you", finishReason: "content_filter", finishReasons: ["content_filter"] })],
      [callOf(declined)],
    ],
    fail: [["Refunds take 30 days."], [refund], [callOf({ toolCalls: [asked("lookup")] })], [""]],
    missing: [
      ["call 0 gave neither text nor a sign of refusal", traceWith(failed)],
      ["none of the calls generates anything", traceWith({ operation: "embeddings" })],
    ],
    empty: [refund, none],
    emptyAllowed: [refund, noneAllowed],
  },
  finishWith: {
    pass: [
      [stopped, "stop"],
      [stopped.calls[0], ["stop", "tool_call"]],
    ],
    fail: [
      [stopped, "tool_call"],
      [stopped.calls[0], ["stop", "length"]],
      [callOf({ finishReasons: ["stop", "length"] }), "stop"],
    ],
    missing: [["call 0 gave no finish reason", callOf(), "stop"]],
    empty: [stopped, "stop", none],
    emptyAllowed: [stopped, "stop", noneAllowed],
  },
  containNoPii: {
    pass: [
      [refund],
      ["jane@shop.test", { allow: ["jane@shop.test"] }],
      ["jane@shop.test", { kinds: ["card"] }],
      [""],
    ],
    fail: [["jane@shop.test"], [traceWith({ text: "Her card is 4111 1111 1111 1111." })]],
    missing: noText,
    empty: [refund, none],
    emptyAllowed: [refund, noneAllowed],
  },
  haveLogprobAbove: {
    pass: [
      [sure, -0.21],
      [sure, -0.31, { of: "min" }],
    ],
    fail: [
      [sure, -0.2],
      [sure, -0.3, { of: "min" }],
    ],
    missing: [["call 0 holds no log probabilities", callOf(), -1]],
    empty: [traceWith({}), -1, none],
    emptyAllowed: [traceWith({}), -1, noneAllowed],
  },
} satisfies Partial<Record<MatcherName, Case>>;
