import { expect, test } from "vitest";
import { haveNoErrors } from "../../src/assertions/have-no-errors.ts";
import { interaction } from "../session/interaction.ts";
import { callOf, type Given, spanOf, traceOfAll, traceWith } from "./call.ts";

const busy = { error: { type: "overloaded_error", message: "busy", status: 529 }, status: 529 } as const;

test("every error is listed with its call, type, status and message", () => {
  const { message, call } = haveNoErrors(traceWith({}, busy));
  expect(call).toMatchObject({ index: 1 });
  expect(message).toMatch(/errors +call 1 \(.*\): overloaded_error, 529, busy/);
});

test("an error is made good only by an answer to the same request, later", () => {
  const other = interaction({
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      headers: [],
      body: { json: {} },
    },
  });
  const judge = (...calls: readonly Given[]) => haveNoErrors(traceWith(...calls), { allowRetried: true });
  expect(judge(busy, { attempt: 2 }).pass).toBe(true);
  expect(judge(busy, { attempt: 2, interaction: other }).pass).toBe(false);
  expect(judge(busy, { ...busy, attempt: 2 }).pass).toBe(false);
  expect(judge({ attempt: 2 }, busy).pass).toBe(false);
  expect(haveNoErrors(traceWith(busy, { attempt: 2 })).message).toContain("allowRetried: true");
});

test("a span that failed counts, but not again for its call", () => {
  const span = spanOf({ name: "tool", status: "error", statusMessage: "no such order" });
  expect(haveNoErrors(traceOfAll([{}], [span])).message).toContain("span tool: no such order");
  const own = spanOf({ status: "error", call: callOf(busy) });
  expect(haveNoErrors(traceOfAll([busy], [own])).actual).toHaveLength(1);
});
