import * as fc from "fast-check";
import { expect, test } from "vitest";
import { moveInTree, type TreeLine } from "../../../src/page/detail/tree-keys.ts";

const LINES: readonly TreeLine[] = [
  { key: "agent", level: 1, isOpen: true },
  { key: "plan", level: 2, isOpen: true },
  { key: "chat", level: 3 },
  { key: "act", level: 2, isOpen: false },
  { key: "end", level: 1 },
];

test.each([
  ["chat", "ArrowDown", { kind: "focus", key: "act" }],
  ["chat", "ArrowUp", { kind: "focus", key: "plan" }],
  ["chat", "ArrowLeft", { kind: "focus", key: "plan" }],
  ["chat", "ArrowRight", { kind: "nothing" }],
  ["plan", "ArrowLeft", { kind: "close", key: "plan" }],
  ["plan", "ArrowRight", { kind: "focus", key: "chat" }],
  ["act", "ArrowRight", { kind: "open", key: "act" }],
  ["act", "ArrowLeft", { kind: "focus", key: "agent" }],
  ["act", "Enter", { kind: "choose", key: "act" }],
  ["act", " ", { kind: "choose", key: "act" }],
  ["act", "Home", { kind: "focus", key: "agent" }],
  ["act", "End", { kind: "focus", key: "end" }],
  ["agent", "ArrowUp", { kind: "nothing" }],
  ["end", "ArrowDown", { kind: "nothing" }],
  ["end", "x", { kind: "nothing" }],
])("at %s, %s does what a tree does", (key, pressed, move) => {
  expect(moveInTree(LINES, key, pressed)).toEqual(move);
});

test("down from the top passes every line, and up comes back the same way", () => {
  const keys = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(keys, (keys) => {
      const lines = keys.map((key) => ({ key, level: 1 }));
      const walk = (from: string, pressed: string): string[] => {
        const move = moveInTree(lines, from, pressed);
        return move.kind === "focus" ? [from, ...walk(move.key, pressed)] : [from];
      };
      expect(walk(keys[0] ?? "", "ArrowDown")).toEqual(keys);
      expect(walk(keys.at(-1) ?? "", "ArrowUp")).toEqual(keys.toReversed());
    }),
  );
});
