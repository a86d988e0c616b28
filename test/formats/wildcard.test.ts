import fc from "fast-check";
import { expect, test } from "vitest";
import { fitsWildcard } from "../../src/formats/wildcard.ts";

test.each([
  ["support/refund.json", "support/*", true],
  ["support/refund.json", "*refund*", true],
  ["a.test.ts > refund (old)", "a.test.ts > refund (*)", true],
  ["support/refund.json", "support/refund", false],
  ["aba", "ab*ba", false],
  ["", "*", true],
])("%j and the pattern %j: %s", (text, pattern, fits) => {
  expect(fitsWildcard(text, pattern)).toBe(fits);
});

test("a pattern fits what it becomes when its stars are replaced, as a regular expression has it", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  fc.assert(
    fc.property(text, letters, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(fitsWildcard(text, pattern)).toBe(expression.test(text));
    }),
  );
});
