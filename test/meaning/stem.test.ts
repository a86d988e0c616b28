import { expect, test } from "vitest";
import { stem } from "../../src/meaning/stem.ts";

test.each([
  ["plurals", "cars boxes cities houses watches", "car box city house watch"],
  ["past tenses", "tested needed tried stopped released planned", "test need try stop release plan"],
  ["-ing forms", "running hoping hopping using opening computing", "run hope hop use open compute"],
  ["irregular forms", "went children written people feet data", "go child write person foot datum"],
  ["one-syllable bases that had an e", "cared rated caring", "care rate care"],
  [
    "words that only look inflected",
    "news always thing red bus this species",
    "news always thing red bus this species",
  ],
  ["possessives", "server's", "server"],
  ["words nobody knows", "frobnicates glorped", "frobnicate glorp"],
])("%s have their base", (_, forms, bases) => {
  expect(forms.split(" ").map(stem).join(" ")).toBe(bases);
});
