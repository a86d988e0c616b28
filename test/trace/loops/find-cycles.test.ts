import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findCycles } from "../../../src/trace/loops/find-cycles.ts";

test.each([
  ["nothing", "", []],
  ["two of the same", "aa", []],
  ["three of the same", "baaac", [{ start: 1, length: 1, rounds: 3 }]],
  ["a round of two", "xabababy", [{ start: 1, length: 2, rounds: 3 }]],
  ["a round and a half more", "abcabcabca", [{ start: 0, length: 3, rounds: 3 }]],
  [
    "two loops after each other",
    "aaabababab",
    [
      { start: 0, length: 1, rounds: 3 },
      { start: 3, length: 2, rounds: 3 },
    ],
  ],
  ["a round that is too long", "abcdabcdabcd", []],
])("%s", (_title, keys, cycles) => {
  expect(findCycles([...keys], 3, 2)).toEqual(cycles);
});

test("a cycle is found exactly where one is", () => {
  const keys = fc.array(fc.constantFrom("a", "b"), { maxLength: 12 });
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      (steps, longest, most) => {
        const text = steps.join("");
        const cycles = findCycles(steps, longest, most);
        expect(cycles.length > 0).toBe(new RegExp(`(.{1,${longest}})\\1{${most},}`).test(text));
        for (const { start, length, rounds } of cycles) {
          const round = text.slice(start, start + length);
          expect(text.startsWith(round.repeat(rounds), start)).toBe(true);
          expect(rounds).toBeGreaterThan(most);
        }
      },
    ),
    { numRuns: 500 },
  );
});
