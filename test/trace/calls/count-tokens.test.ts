import { registerHooks } from "node:module";
import { expect, test } from "vitest";
import { countTokens } from "../../../src/trace/calls/count-tokens.ts";

test("without the package it is named, with how to install it", () => {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier.startsWith("gpt-tokenizer")) throw new Error("Cannot find module");
      return next(specifier, context);
    },
  });
  try {
    expect(() => countTokens("hello")).toThrow(
      /gpt-tokenizer, which cannot be loaded: Cannot find module\. Install it with npm install --save-dev gpt-tokenizer/,
    );
  } finally {
    hooks.deregister();
  }
});

test("a special token in a text is text", () => {
  expect(countTokens("<|endoftext|>")).toBeGreaterThan(1);
});

test("a long run without a break is counted piece by piece, and comes out about right", () => {
  expect(countTokens("a".repeat(50_000))).toBe(6_250);
  expect(countTokens("=".repeat(50_000))).toBeLessThan(1_600);
  expect(countTokens(" ".repeat(50_000))).toBeLessThan(800);
  expect(countTokens("漢".repeat(50_000))).toBe(50_000);
  expect(countTokens(`x ${"a".repeat(500)} y`)).toBeCloseTo(65, -1);
});
