import fc from "fast-check";
import { expect, test } from "vitest";
import { normalise } from "../../src/meaning/normalise.ts";

test.each([
  ["curly quotes are straight", "“It’s” ‘fine’", "\"It is\" 'fine'"],
  ["compatibility forms are the usual ones", "ﬁve ｍetres", "five metres"],
  ["white space is one space", "a\r\n b\t\u00a0 c", "a b c"],
  ["Markdown is unwrapped", "**Refunds** take `3` [days](https://x.y)", "Refunds take 3 days"],
  [
    "courtesies are dropped",
    "Sure! I'd be happy to help. It costs $5. Let me know if you need more.",
    "It costs $5.",
  ],
])("%s", (_, raw, text) => {
  expect(normalise(raw)).toBe(text);
});

test("a text that is nothing but a courtesy stays", () => {
  expect(normalise("Sure!")).toBe("Sure!");
  expect(normalise("I hope this helps!")).toBe("I hope this helps!");
});

test("an empty text stays empty", () => {
  expect(normalise(" \n\t")).toBe("");
});

test("what is normalised holds no line breaks, tabs or double spaces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (raw) => {
      expect(normalise(raw)).not.toMatch(/[\n\r\t]| {2}|^ | $/);
    }),
  );
});
