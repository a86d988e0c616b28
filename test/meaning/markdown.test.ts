import { expect, test } from "vitest";
import { unwrapMarkdown } from "../../src/meaning/markdown.ts";

test.each([
  ["a heading is a sentence", "## Steps\nGo", "Steps.\nGo"],
  ["list items are sentences", "- one\n* two!\n3. three\n- [x] four", "one.\ntwo!\nthree.\nfour."],
  ["a paragraph before a blank line is a sentence", "one\n\ntwo", "one.\n\ntwo"],
  ["a fence goes, its content stays", "```js\nlet a = 1\n```", "\nlet a = 1.\n"],
  ["a rule goes", "a\n---\nb", "a.\n\nb"],
  [
    "a table row is a sentence of its cells",
    "| City | People |\n|---|:-:|\n| Oslo | 7 |",
    "City, People.\n\nOslo, 7.",
  ],
  ["bold, italic and struck words are words", "**a** __b__ *c* _d_ ~~e~~", "a b c d e"],
  ["links and images are their texts", '[a](b) ![c](d "e")', "a c"],
  ["quoted lines are lines", "> a\n> > b", "a\nb"],
  [
    "asterisks and underscores inside words stay",
    "2 * 3 * 4 snake_case_name a*b",
    "2 * 3 * 4 snake_case_name a*b",
  ],
  ["tags of formatting go", "a<br/>b <strong>c</strong>", "a b  c "],
])("%s", (_, markdown, text) => {
  expect(unwrapMarkdown(markdown)).toBe(text);
});
