import { expect, test } from "vitest";
import { haveCalledTool } from "../../src/assertions/have-called-tool.ts";
import { asked, traceWith } from "./call.ts";

const tools = [{ name: "lookup_order" }, { name: "refund_order" }];
const trace = traceWith(
  { tools, toolCalls: [asked("lookup_order", { order: 8, deep: { a: 1 } })] },
  { tools, toolCalls: [asked("lookup_order", { order: 9 })] },
);

test("the nearest call of the tool is shown with the paths that differ", () => {
  const { message, call } = haveCalledTool(trace, "lookup_order", { order: 7 });
  expect(message).toContain('expected    lookup_order({"order":7}) at least once');
  expect(message).toContain('nearest     lookup_order({"order":9}) in call 1');
  expect(message).toContain("$.order: expected 7, actual 9");
  expect(call).toMatchObject({ index: 0 });
});

test("a tool that no request offers is named with the one that was meant", () => {
  expect(haveCalledTool(trace, "lookup_ordre").message).toContain(
    "The requests offer lookup_order, refund_order. Did you mean lookup_order?",
  );
});

test("a tool that is offered and not asked for is told apart", () => {
  expect(haveCalledTool(trace, "refund_order").message).toContain(
    "The tool is offered and was not asked for",
  );
});

test("an unknown mode is an error of its own", () => {
  expect(() => haveCalledTool(trace, "x", {}, { mode: "fuzzy" as never })).toThrow(
    'haveCalledTool: mode is "fuzzy", but must be "exact", "subset", "superset", "ignore".',
  );
});
