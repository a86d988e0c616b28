import { expect, test } from "vitest";
import { withProgress } from "../../src/cli/with-progress.ts";

const watched = (isTTY: boolean, count: number) => {
  let text = "";
  const stderr = { isTTY, write: (part: string) => (text += part) };
  const items = Array.from({ length: count }, (_, at) => at);
  const seen = [...withProgress(items, "cassettes", { stderr })];
  return { seen, items, text };
};

test("a terminal is told how far long work is, and the line is cleared", () => {
  const { seen, items, text } = watched(true, 45);
  expect(seen).toEqual(items);
  expect(text).toBe("\r0 of 45 cassettes\r20 of 45 cassettes\r40 of 45 cassettes\r\u001B[K");
});

test("short work and files are told nothing", () => {
  expect(watched(true, 20).text).toBe("");
  expect(watched(false, 45).text).toBe("");
});
