import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/meaning/read-text.ts";

test("a text is read as sentences and stemmed words", () => {
  const { text, sentences, tokens, quantities } = readText("Sure! The **cats** slept. They'd run 5 km.");
  expect(text).toBe("The cats slept. They would run 5 km.");
  expect(sentences).toEqual(["The cats slept.", "They would run 5 km."]);
  expect(tokens[1]).toMatchObject({ text: "cats", stem: "cat", isStop: false, start: 4, sentence: 0 });
  expect(tokens.at(-1)).toMatchObject({ text: "km", sentence: 1 });
  expect(quantities.map(({ written }) => written)).toEqual(["5 km"]);
});

test("signs are words of their own", () => {
  const { tokens } = readText("$ 5 %");
  expect(tokens.map(({ text, isSign }) => [text, isSign])).toEqual([
    ["$", true],
    ["5", false],
    ["%", true],
  ]);
});

test("a word stands in the text where its token says", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab. !?\n'*5é") }), (raw) => {
      const { text, tokens } = readText(raw);
      for (const token of tokens)
        expect(text.slice(token.start).toLowerCase().startsWith(token.text)).toBe(true);
    }),
  );
});
