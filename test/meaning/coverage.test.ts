import { expect, test } from "vitest";
import { coverageOf } from "../../src/meaning/coverage.ts";
import { readText } from "../../src/meaning/read-text.ts";

const coverage = (text: string): number => coverageOf(readText(text));

test.each([
  "Refunds are available within 30 days of delivery.",
  "The API returns a JSON array; await the promise and log its username.",
  "Photosynthesis converts carbon dioxide and water into glucose.",
  "Yes.",
  "",
])("English is covered: %s", (text) => {
  expect(coverage(text)).toBeGreaterThanOrEqual(0.7);
});

test.each([
  "Der Vertrag ist gültig und kann nicht gekündigt werden.",
  "Le chat est assis sur le tapis et regarde la fenêtre.",
  "La capital de Francia es París y tiene dos millones de habitantes.",
  "La capitale della Francia è Parigi.",
  "De hoofdstad van Frankrijk is Parijs.",
  "O prazo de devolução é de trinta dias.",
  "Zwrot jest możliwy w ciągu trzydziestu dni.",
  "Столица Франции — Париж.",
  "フランスの首都はパリです。",
  "法国的首都是巴黎。",
  "asdf qwerty zxcvb hjkl uiop",
])("what is not English is not: %s", (text) => {
  expect(coverage(text)).toBeLessThan(0.7);
});
