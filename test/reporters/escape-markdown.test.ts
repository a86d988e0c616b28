import * as fc from "fast-check";
import { expect, test } from "vitest";
import { codeBlock, escapeMarkdown } from "../../src/reporters/escape-markdown.ts";
import { anyText, HOSTILE } from "./hostile.ts";

/** What of an escaped text a reader of Markdown would take for more than text. */
const active = (escaped: string): string[] =>
  escaped.replace(/\\[!-/:-@[-`{-~]/g, "").match(/[\\`*_[\]<>#|~&@$]/g) ?? [];

test("of an escaped text nothing is markup, in one line", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const escaped = escapeMarkdown(text);
      expect(active(escaped)).toEqual([]);
      expect(escaped).not.toMatch(/[\n\r\u001B\u202A-\u202E\u2066-\u2069]/);
      expect(escaped).not.toMatch(/^(?:[-=]|\+(?:\s|$)|\d+[.)])/);
    }),
  );
});

test("nobody is mentioned, no issue linked and no address made", () => {
  for (const text of HOSTILE) {
    const escaped = escapeMarkdown(text);
    expect(escaped).not.toMatch(/[@#](?!\u200B)/);
    expect(escaped).not.toMatch(/:\/\/|www\.|GH-\d/);
  }
  expect(escapeMarkdown("ask @octocat of GH-12")).toBe("ask \\@\u200Boctocat of GH-\u200B12");
});

test("plain words stay as they are", () => {
  expect(escapeMarkdown("Cost rose: +12 % (a lot), see call 2.")).toBe(
    "Cost rose: +12 % (a lot), see call 2.",
  );
});

test("a long text is cut between characters", () => {
  expect(escapeMarkdown("😀".repeat(100), 10)).toBe(`${"😀".repeat(9)}…`);
  expect(escapeMarkdown("x".repeat(5_000_000)).length).toBe(500);
});

test("a block of code is ended by its own fence alone", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const [first = "", ...lines] = codeBlock(text, "diff").split("\n");
      const fence = first.replace("diff", "");
      expect(fence).toMatch(/^`{3,}$/);
      expect(lines.at(-1)).toBe(fence);
      expect(lines.slice(0, -1).join("\n")).not.toContain(fence);
    }),
  );
});
