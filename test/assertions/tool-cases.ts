import type { MatcherName } from "../../src/assertions/table.ts";
import { asked, callOf, spanOf, traceOfAll, traceWith } from "./call.ts";
import type { Case } from "./case.ts";

const none = { filter: { model: "none" } };
const noneAllowed = { ...none, allowEmpty: true };

const lookup = {
  name: "lookup",
  parameters: { type: "object", properties: { order: { type: "integer" } }, required: ["order"] },
};
const called = traceWith(
  { tools: [lookup], toolCalls: [asked("lookup", { order: 7, trace: "a" })] },
  { tools: [lookup], toolCalls: [asked("lookup", { order: 8 })] },
  { text: "Done." },
);
const wrong = traceWith({ tools: [lookup], toolCalls: [asked("lookup", { order: "7" })] });
const broken = { error: { type: "overloaded_error", message: "busy", status: 529 }, status: 529 } as const;
const unread = { isUnread: true } as const;
const spans = traceOfAll(
  [{}],
  [
    spanOf({ name: "retrieve", duration: 40, attributes: { top_k: 5 } }),
    spanOf({ name: "answer", status: "error", statusMessage: "no model" }),
  ],
);

/** The rules' cases for tools, spans and errors. */
export const toolCases = {
  haveCalledTool: {
    pass: [
      [called, "lookup"],
      [called, /^look/, { order: 8 }],
      [called, "lookup", { order: 7, trace: /^a$/ }],
      [called, "lookup", { order: 7 }, { mode: "superset" }],
      [called, "lookup", { order: 8, more: 1 }, { mode: "subset", times: 1 }],
      [called, "lookup", { nothing: 1 }, { mode: "ignore", times: 2 }],
      [called, "lookup", { order: 7 }, { ignore: ["trace"] }],
      [called, "refund", undefined, { times: 0 }],
      [called.calls[1], "lookup", ({ order }: { order: number }) => order === 8],
    ],
    fail: [
      [called, "refund"],
      [called, "lookup", { order: 7 }],
      [called, "lookup", { order: 9 }, { mode: "superset" }],
      [called, "lookup", undefined, { times: 1 }],
      [called.calls[2], "lookup"],
    ],
    missing: [
      ["the trace holds no call", traceWith(), "lookup"],
      ["call 0 failed: busy", traceWith(broken), "lookup"],
      ["call 1 could not be read: no reader", traceWith({ toolCalls: [asked("lookup")] }, unread), "lookup"],
    ],
    empty: [called, "lookup", undefined, none],
    emptyAllowed: [called, "lookup", undefined, noneAllowed],
    ifEmpty: false,
  },
  haveValidToolArguments: {
    pass: [
      [called],
      [
        callOf({
          tools: [lookup],
          toolCalls: [asked("lookup", { order: 1 }), { ...asked("web"), isHosted: true }],
        }),
      ],
    ],
    fail: [
      [wrong],
      [callOf({ tools: [lookup], toolCalls: [asked("refund")] })],
      [callOf({ tools: [lookup], toolCalls: [asked("lookup", '{"order":')] })],
    ],
    missing: [
      ["call 0 could not be read: no reader", callOf(unread)],
      ["no tool was called", traceWith({ text: "Done." })],
      ["no schema for lookup", callOf({ tools: [{ name: "lookup" }], toolCalls: [asked("lookup")] })],
      [
        "the schema of lookup is of no use",
        callOf({
          tools: [{ name: "lookup", parameters: { $ref: "#/nowhere" } }],
          toolCalls: [asked("lookup")],
        }),
      ],
    ],
    empty: [called, none],
    emptyAllowed: [called, noneAllowed],
  },
  haveSpan: {
    pass: [
      [spans, "retrieve"],
      [spans, { name: /^re/, maxDuration: 40, attributes: { top_k: 5 } }, { times: 1 }],
      [spans, { status: "error" }],
      [spans, "nowhere", { times: 0 }],
    ],
    fail: [
      [spans, "retrive"],
      [spans, { name: "retrieve", maxDuration: 39 }],
      [spans, { name: /e/ }, { times: 1 }],
    ],
    missing: [["the subject is an object with", spans.calls[0], "retrieve"]],
    empty: [traceWith(), "retrieve"],
    emptyAllowed: [traceWith(), "retrieve", { allowEmpty: true }],
    ifEmpty: false,
  },
  haveNoErrors: {
    pass: [
      [called],
      [callOf()],
      [traceWith(broken, { attempt: 2 }), { allowRetried: true }],
      [traceOfAll([], [spanOf()])],
    ],
    fail: [
      [traceWith({}, { kind: "other", ...broken })],
      [traceWith(broken, { attempt: 2 })],
      [traceWith(broken, broken), { allowRetried: true }],
      [spans],
      [callOf(broken)],
      [traceWith(broken, unread)],
    ],
    missing: [
      ["the trace holds no call", traceWith()],
      ["call 1 could not be read: no reader", traceWith({}, unread)],
    ],
    empty: [called, none],
    emptyAllowed: [called, noneAllowed],
  },
} satisfies Partial<Record<MatcherName, Case>>;
