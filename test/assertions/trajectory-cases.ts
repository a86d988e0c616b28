import type { MatcherName } from "../../src/assertions/table.ts";
import { asked, callOf, said, traceWith } from "./call.ts";
import type { Case } from "./case.ts";

const none = { filter: { model: "none" } };
const noneAllowed = { ...none, allowEmpty: true };

const trip = traceWith(
  { toolCalls: [asked("search", { city: "Rome", max: 3 }), asked("weather", { city: "Rome" })] },
  { toolCalls: [asked("book", { hotel: 5, id: "a1" })] },
  { text: "Booked." },
);
const search = { name: "search", args: { city: "Rome", max: 3 } };
const idle = traceWith({ text: "Hello." });

const again = (times: number, ...tools: readonly string[]) =>
  traceWith(
    ...Array.from({ length: times }, () => tools)
      .flat()
      .map((name, turn) => ({
        toolCalls: [asked(name, { q: 1 })],
        url: `https://api.openai.com/v1/${turn}`,
      })),
  );
const unread = { isUnread: true } as const;
const broken = { error: { type: "overloaded_error", message: "busy", status: 529 }, status: 529 } as const;
const same = { input: [said("user", "hello")] };

/** The rules' cases for trajectories. */
export const trajectoryCases = {
  followTrajectory: {
    pass: [
      [trip, ["search", "weather", "book"]],
      [trip, [search, /^wea/, { name: "book", args: { hotel: 5 }, mode: "superset" }]],
      [trip, ["search", "book"], { order: "inOrder" }],
      [trip, ["book", "weather", search], { order: "anyOrder" }],
      [trip, ["book", "weather", "search", "cancel"], { order: "subset" }],
      [trip, ["book", "search"], { order: "superset" }],
      [trip, [{ name: "book", args: {} }], { order: "superset", tools: { book: "ignore" } }],
      [
        trip,
        [{ name: "book", args: { hotel: 5 } }],
        { order: "superset", tools: { book: { ignore: ["id"] } } },
      ],
      [trip.calls[0], ["search", { name: "weather", args: ({ city }: { city: string }) => city === "Rome" }]],
      [idle, []],
    ],
    fail: [
      [trip, ["search", "book", "weather"]],
      [trip, ["search", "weather"]],
      [trip, ["book", "search"], { order: "inOrder" }],
      [trip, ["book", "search"], { order: "anyOrder" }],
      [trip, ["book", "search"], { order: "subset" }],
      [trip, ["book", "search", "search"], { order: "superset" }],
      [trip, [{ name: "book", args: { hotel: 6, id: "a1" } }], { order: "superset" }],
      [trip, [search, "weather", { name: "book" }], { tools: { book: () => false } }],
      [trip, []],
      [idle, ["search"]],
    ],
    missing: [
      ["the trace holds no call", traceWith(), ["search"]],
      ["no tool was called", idle, ["search"], { order: "subset" }],
      [
        "call 1 could not be read: no reader",
        traceWith({ toolCalls: [asked("search")] }, unread),
        ["search"],
      ],
      ["call 0 failed: busy", traceWith(broken), []],
    ],
    empty: [trip, ["search"], none],
    emptyAllowed: [trip, ["search"], noneAllowed],
    ifEmpty: false,
  },
  haveNoLoops: {
    pass: [
      [again(2, "search", "open")],
      [again(3, "search"), { maxRepeats: 3 }],
      [again(9, "poll"), { allow: [/^poll/] }],
      [idle],
      [callOf({ toolCalls: [asked("search")] })],
      [traceWith(same, { ...same, ...broken }, same)],
    ],
    fail: [
      [again(3, "search")],
      [again(3, "search", "open", "read")],
      [again(2, "search"), { maxRepeats: 1 }],
      [callOf({ toolCalls: [asked("a"), asked("a"), asked("a")] })],
      [traceWith(same, same, same)],
    ],
    missing: [
      ["the trace holds no call", traceWith()],
      ["call 1 could not be read: no reader", traceWith({ toolCalls: [asked("search")] }, unread)],
    ],
    empty: [trip, none],
    emptyAllowed: [trip, noneAllowed],
  },
} satisfies Partial<Record<MatcherName, Case>>;
