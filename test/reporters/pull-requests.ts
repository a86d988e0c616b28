import type { Gate } from "../../src/reporters/report.ts";
import { asked, system, toolAnswer, type Turn, user } from "../trace/diff/conversation.ts";
import { cassetteOf, type Suite, takesOf } from "./suites.ts";

/** A pull request, and what is right to say of it. */
export interface PullRequest {
  readonly title: string;
  readonly base: Suite;
  readonly head: Suite;
  readonly decision: Gate["decision"];
  /** What decides; empty where nothing may. */
  readonly because: readonly string[];
  /** What is said beside that. */
  readonly also?: readonly string[];
}

const SYSTEM = "You are the support desk of a shop. Be brief and kind.";
const QUESTION = "Can I get my money back?";
const ANSWER = "Yes. Refunds are available within 30 days of the purchase.";

const refund = (given: Partial<Turn> = {}): Turn => ({
  messages: [system(SYSTEM), user(QUESTION)],
  text: ANSWER,
  ...given,
});

const usage = (prompt_tokens: number, completion_tokens: number, cached_tokens?: number) => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
  ...(cached_tokens !== undefined && { prompt_tokens_details: { cached_tokens } }),
});

const ORDER = "Where is my order A-1?";
const find = { name: "find_order", arguments: { id: "A-1" } };
const found = [asked("find_order", { id: "A-1" }), toolAnswer("in Paris")];

/** An agent that looks an order up, after each of `before`. */
const agent = (...before: (typeof find)[]): Turn[] => {
  const steps = [...before, find];
  const history = steps.map((tool) => [asked(tool.name, tool.arguments), toolAnswer("in Paris")]);
  return [
    ...steps.map((tool, index): Turn => ({
      messages: [user(ORDER), ...history.slice(0, index).flat()],
      tools: [tool],
    })),
    { messages: [user(ORDER), ...history.flat()], text: "Your order is in Paris." },
  ];
};

const suite = (...turns: readonly Turn[]): Suite => ({ "cassettes/support/refund.json": cassetteOf(turns) });

const other = { "cassettes/support/hours.json": cassetteOf([refund({ text: "We are open from 9 to 5." })]) };

const city = (name: string, start: number): Turn => ({
  messages: [user(`What is the weather in ${name}?`)],
  text: `It is fine in ${name}.`,
  start,
});

const steady = [790, 800, 810, 820, 830, 840, 850, 860, 870];
const timed = (factor: number): Suite => ({
  "cassettes/support/refund.json": cassetteOf(
    [refund({ duration: Math.round(805 * factor) })],
    takesOf(steady.map((ms) => Math.round(ms * factor))),
  ),
});

/** Every kind of pull request that a report must tell from the others. */
export const PULL_REQUESTS: readonly PullRequest[] = [
  {
    title: "a model swap",
    base: suite(refund()),
    head: suite(refund({ model: "gpt-4o-mini" })),
    decision: "warn",
    because: ["model"],
    also: ["cost"],
  },
  {
    title: "a dearer model",
    base: suite(refund({ model: "gpt-4o-mini" })),
    head: suite(refund()),
    decision: "fail",
    because: ["cost"],
    also: ["model"],
  },
  {
    title: "a prompt that doubles the tokens",
    base: suite(refund()),
    head: suite(refund({ messages: [system(`${SYSTEM} ${SYSTEM}`), user(QUESTION)], usage: usage(200, 20) })),
    decision: "fail",
    because: ["cost", "tokens"],
  },
  {
    title: "a lost cache prefix",
    base: suite(refund({ usage: usage(4000, 20, 3840) })),
    head: suite(
      refund({ messages: [system(`Today is Monday. ${SYSTEM}`), user(QUESTION)], usage: usage(4004, 20, 0) }),
    ),
    decision: "fail",
    because: ["cost", "cacheRead"],
  },
  {
    title: "a cache that was cold while recording again",
    base: suite(refund({ usage: usage(4000, 20, 3840) })),
    head: suite(refund({ usage: usage(4000, 20, 0) })),
    decision: "warn",
    because: ["cost", "cacheRead"],
  },
  {
    title: "an extra tool call",
    base: suite(...agent()),
    head: suite(...agent({ name: "list_orders", arguments: { id: "all" } })),
    decision: "fail",
    because: ["calls", "cost", "tokens"],
    also: ["tools", "latency"],
  },
  {
    title: "a dropped call of a tool",
    base: suite(...agent()),
    head: suite({ messages: [user(ORDER)], text: "Your order is in Paris." }),
    decision: "fail",
    because: ["tools"],
    also: ["calls", "cost", "tokens", "latency"],
  },
  {
    title: "a dropped call of a model",
    base: suite({ messages: [user("Is this a safe question?")], text: "Yes, it is safe." }, refund()),
    head: suite(refund()),
    decision: "warn",
    because: ["calls"],
    also: ["cost", "tokens", "latency"],
  },
  {
    title: "a new loop",
    base: suite(...agent()),
    head: suite(...agent(find, find, find)),
    decision: "fail",
    because: ["loop", "calls", "cost", "tokens", "latency"],
    also: ["tools"],
  },
  {
    title: "a wrong answer",
    base: suite(refund()),
    head: suite(refund({ text: "No. Refunds are not available within 30 days of the purchase." })),
    decision: "fail",
    because: ["answer"],
  },
  {
    title: "an answer with another number",
    base: suite(refund()),
    head: suite(refund({ text: "Yes. Refunds are available within 14 days of the purchase." })),
    decision: "fail",
    because: ["answer"],
  },
  {
    title: "an empty answer",
    base: suite(refund()),
    head: suite(refund({ text: "" })),
    decision: "fail",
    because: ["answer"],
  },
  {
    title: "a call that fails now",
    base: suite(refund()),
    head: suite(refund({ status: 400, error: "bad request" })),
    decision: "fail",
    because: ["errors"],
  },
  {
    title: "a slower answer, measured ten times",
    base: timed(1),
    head: timed(1.2),
    decision: "fail",
    because: ["latency"],
  },
  {
    title: "an answer that takes four times as long, measured once",
    base: suite(refund({ duration: 800 })),
    head: suite(refund({ duration: 3200 })),
    decision: "fail",
    because: ["latency"],
  },
  {
    title: "noise in ten measurements",
    base: timed(1),
    head: timed(1.01),
    decision: "pass",
    because: [],
  },
  {
    title: "noise in one measurement",
    base: suite(refund({ duration: 800 })),
    head: suite(refund({ duration: 1300 })),
    decision: "pass",
    because: [],
    also: ["latency"],
  },
  {
    title: "reordered concurrent calls",
    base: suite(city("Rome", 0), city("Oslo", 5), city("Paris", 10)),
    head: suite(city("Paris", 0), city("Rome", 5), city("Oslo", 10)),
    decision: "pass",
    because: [],
  },
  {
    title: "a renamed test",
    base: { ...suite(refund()), ...other },
    head: { "cassettes/support/money-back.json": cassetteOf([refund()]), ...other },
    decision: "pass",
    because: [],
  },
  {
    title: "a recording made again without a real change",
    base: suite(...agent(), refund({ start: 9000 })),
    head: suite(
      ...agent(),
      refund({
        start: 9000,
        duration: 870,
        text: "Yes. Refunds are available within 30 days of purchase.",
        usage: usage(100, 19),
      }),
    ),
    decision: "pass",
    because: [],
    also: ["answer", "latency"],
  },
  {
    title: "a provider that was busy while recording",
    base: suite(refund()),
    head: suite(refund({ status: 429, error: "slow down", duration: 50 }), refund({ start: 1000 })),
    decision: "pass",
    because: [],
    also: ["latency"],
  },
  {
    title: "a new test",
    base: suite(refund()),
    head: { ...suite(refund()), ...other },
    decision: "pass",
    because: [],
    also: ["test"],
  },
  {
    title: "a test that is gone",
    base: { ...suite(refund()), ...other },
    head: suite(refund()),
    decision: "warn",
    because: ["test"],
  },
  {
    title: "other arguments for a tool",
    base: suite(...agent()),
    head: suite(
      { messages: [user(ORDER)], tools: [{ ...find, arguments: { id: "B-2" } }] },
      {
        messages: [user(ORDER), ...found],
        text: "Your order is in Paris.",
      },
    ),
    decision: "warn",
    because: ["arguments"],
  },
  {
    title: "nothing at all",
    base: suite(...agent()),
    head: suite(...agent()),
    decision: "pass",
    because: [],
  },
];
