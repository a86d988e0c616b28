import * as fc from "fast-check";
import { expect, test } from "vitest";
import { visibleRuns, visibleText } from "../../src/page/visible-text.ts";

test("signs that turn the direction of writing are named", () => {
  expect(visibleRuns("a\u202Eb")).toEqual(["a", { sign: "RLO", title: "right-to-left override" }, "b"]);
  expect(visibleText("\u2066x\u2069")).toBe("⟨LRI⟩x⟨PDI⟩");
});

test("controls and halves of characters are named by their numbers; lines, tabs and whole characters stay", () => {
  expect(visibleText("\u001B[31m\uD800")).toBe("⟨U+001B⟩[31m⟨U+D800⟩");
  expect(visibleText("a\r\n\tb 👩‍🚀 שלום")).toBe("a\n\tb 👩‍🚀 שלום");
});

test("nothing is left that is not seen", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visibleText(text)).not.toMatch(
        /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
      );
    }),
  );
});
