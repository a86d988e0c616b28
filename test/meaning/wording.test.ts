import { expect, test } from "vitest";
import { readText } from "../../src/meaning/read-text.ts";
import { wordingOf } from "../../src/meaning/wording.ts";

const wording = (a: string, b: string): string[] =>
  wordingOf(readText(a), readText(b)).map(({ text }) => text);

test("prose is its own wording", () => {
  expect(wording("It is.", "It was.")).toEqual(["It is.", "It was."]);
});

test("JSON beside prose is sentences", () => {
  expect(wording('{"city":"Oslo"}', "Oslo.")).toEqual(["city: Oslo.", "Oslo."]);
});

test("of two JSON texts only what differs is compared", () => {
  expect(wording('{"a":1,"note":"It is very late."}', '{"note":"It is rather late.","a":1}')).toEqual([
    expect.stringContaining("very late"),
    expect.stringContaining("rather late"),
  ]);
  expect(wording("[1,2]", "[1, 2]")).toEqual(["", ""]);
});
