import fc from "fast-check";
import { expect, test } from "vitest";
import { literal } from "../../src/formats/literal.ts";

test("a text is found as it is, and nothing else, whatever it holds", () => {
  const sign = fc.constantFrom("a", ".", "*", "\\", "(", "[", "]", "{1}", "^", "$", "|", "/", "-", " ", "é");
  const text = fc.string({ unit: sign, maxLength: 8 });
  fc.assert(
    fc.property(text, text, (wanted, other) => {
      const expression = new RegExp(`^${literal(wanted)}$`, "u");
      expect([expression.test(wanted), expression.test(other)]).toEqual([true, wanted === other]);
    }),
  );
});

test("what means nothing stays readable", () => {
  expect(literal("refund (30 days) - a/b")).toBe("refund \\(30 days\\) - a/b");
});
