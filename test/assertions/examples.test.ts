import assert from "node:assert/strict";
import { expect, test } from "vitest";
import * as assertions from "../../src/assertions/index.ts";
import { MATCHER_NAMES } from "../../src/assertions/table.ts";
import { examples } from "./examples.ts";
import { runExample } from "./run-example.ts";
import { supportTrace } from "./support-trace.ts";

expect.extend(assertions.expectMatchers);

const scope = { ...assertions, assert, expect, trace: supportTrace };

test.each(examples())("the example of $file runs", async ({ code }) => {
  await expect(runExample(code, scope)).resolves.toBeUndefined();
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
  await expect(runExample("expect(trace).toMakeAtMost(1);", scope)).rejects.toThrow("toMakeAtMost:");
});
