import * as fc from "fast-check";
import { expect, test } from "vitest";
import { excerptLines } from "../../src/reporters/excerpt-lines.ts";

const printed = (base: string | undefined, head: string | undefined): string[] =>
  excerptLines({ ...(base !== undefined && { base }), ...(head !== undefined && { head }) }).map(
    ({ sign, text }) => `${sign} ${text}`,
  );

test("a line that both sides have is told once, between those that left and those that came", () => {
  expect(printed("…wrapping is free.\nAnswer briefly.", "…wrapping is free.\nBe warm.")).toEqual([
    "  …wrapping is free.",
    "- Answer briefly.",
    "+ Be warm.",
  ]);
});

test("a side that has nothing has no line, and an empty text has one", () => {
  expect(printed(undefined, "one\ntwo")).toEqual(["+ one", "+ two"]);
  expect(printed("one", undefined)).toEqual(["- one"]);
  expect(printed("", "one")).toEqual(["- ", "+ one"]);
});

test("each side can be read from its lines", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c", "")).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(texts, texts, (base, head) => {
      const lines = excerptLines({ base, head });
      const side = (without: string): string =>
        lines
          .filter(({ sign }) => sign !== without)
          .map(({ text }) => text)
          .join("\n");
      expect([side("+"), side("-")]).toEqual([base, head]);
    }),
  );
});
