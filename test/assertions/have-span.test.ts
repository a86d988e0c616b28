import { expect, test } from "vitest";
import { haveSpan } from "../../src/assertions/have-span.ts";
import { spanOf, traceOfAll } from "./call.ts";

const trace = traceOfAll(
  [{}],
  [spanOf({ name: "retrieve", duration: 40, attributes: { top_k: 5 } }), spanOf({ name: "answer" })],
);

test("a misspelt name is told with the names that are there", () => {
  const { message } = haveSpan(trace, "retreive");
  expect(message).toContain("spans     support, retrieve, answer");
  expect(message).toContain('Did you mean "retrieve"?');
});

test("a span of the name that does not fit is shown as it is", () => {
  const { message } = haveSpan(trace, { name: "retrieve", maxDuration: 20 });
  expect(message).toContain('by that name  retrieve (unset, 40 ms) {"top_k":5}');
});
