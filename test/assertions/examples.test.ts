import assert from "node:assert/strict";
import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import * as assertions from "../../src/assertions/index.ts";
import { MATCHER_NAMES } from "../../src/assertions/table.ts";
import { examples } from "./examples.ts";
import { supportTrace } from "./support-trace.ts";

expect.extend(assertions.expectMatchers);

const scope = { ...assertions, assert, expect, trace: supportTrace };

/** Makes a function of a piece of code with `await` in it, as if it stood in a test. */
const compile = (code: string): ((...values: unknown[]) => Promise<void>) => {
  const AsyncFunction = (async () => {}).constructor as new (
    ...source: string[]
  ) => (...values: unknown[]) => Promise<void>;
  return new AsyncFunction(...Object.keys(scope), stripTypeScriptTypes(code));
};

test.each(examples())("the example of $file runs", async ({ code }) => {
  await expect(compile(code)(...Object.values(scope))).resolves.toBeUndefined();
});

test("every matcher has an example that calls its method", () => {
  const all = examples();
  const lacking = MATCHER_NAMES.filter((name) => {
    const method = new RegExp(`\\.to${name.charAt(0).toUpperCase()}${name.slice(1)}\\(`);
    return !all.some(({ code }) => method.test(code));
  });
  expect(lacking).toEqual([]);
});

test("an example that does not hold is found", async () => {
  await expect(compile("expect(trace).toMakeAtMost(1);")(...Object.values(scope))).rejects.toThrow(
    "toMakeAtMost:",
  );
});
