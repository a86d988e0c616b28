import { expect, test } from "vitest";
import { showValue } from "../../src/assertions/show.ts";

test("what is no JSON is shown all the same", () => {
  const ring: Record<string, unknown> = {};
  ring["self"] = ring;
  expect(showValue(ring)).toBe("<ref *1> { self: [Circular *1] }");
  expect(showValue({ id: 12n })).toBe('{"id":"12n"}');
  expect(showValue({ id: /^a/ })).toBe('{"id":"/^a/"}');
  expect(showValue(undefined)).toBe("absent");
  expect(showValue(Symbol.iterator)).toBe("symbol");
});

test("a matcher that stands for others is shown by its name", () => {
  expect(showValue({ order: expect.any(Number) })).toBe('{"order":"Any<Number>"}');
  expect(showValue([expect.stringContaining("a")])).toBe("[\"StringContaining<'a'>\"]");
});

test("a long value is cut", () => {
  expect(showValue("a".repeat(10_000))).toHaveLength(301);
});
