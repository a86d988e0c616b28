import { expect, test } from "vitest";
import { splitTokens } from "../../src/meaning/tokens.ts";

test("words, numbers and signs are found where they stand, lower-cased", () => {
  expect(splitTokens("The user's £1,234.50 (50%)")).toMatchObject([
    { text: "the", start: 0 },
    { text: "user's", start: 4 },
    { text: "£", start: 11 },
    { text: "1,234.50", start: 12 },
    { text: "50", start: 22 },
    { text: "%", start: 24 },
  ]);
});

test("letters of every script are words", () => {
  expect(splitTokens("Привет, 世界 é").map(({ text }) => text)).toEqual(["привет", "世界", "é"]);
});
