import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { redactParts } from "../../src/session/join-redact.ts";
import { mergeOptions } from "../../src/session/merge-options.ts";
import { interaction } from "./interaction.ts";
import { checkOptions, optionRows } from "../../src/session/options.ts";

test("an unknown option is named with the nearest right one", () => {
  expect(() => checkOptions({ maxCall: 3 })).toThrow(/Unknown option "maxCall"\. Did you mean "maxCalls"\?/);
});

test("a value that does not fit is shown with what it must be", () => {
  expect(() => checkOptions({ timing: "fast" })).toThrow(
    /"timing" is "fast", but must be "instant", "recorded"/,
  );
  expect(() => checkOptions({ maxCalls: 0 })).toThrow(/"maxCalls" is 0/);
  expect(() => checkOptions({ maxAge: "a month" })).toThrow(/"maxAge" is "a month".*"30d"/);
});

test("a part of an option that does not fit is named by its path", () => {
  expect(() => checkOptions({ match: { ignore: "$.user" } })).toThrow(/"match\.ignore" is "\$\.user"/);
  expect(() => checkOptions({ traffic: { recrod: [] } })).toThrow(/traffic\.recrod/);
  expect(() => checkOptions({ prices: { mine: { input: -1 } } })).toThrow(/"prices\.mine\.input" is -1/);
  expect(() => checkOptions({ prices: { mine: { inputs: 1 } } })).toThrow(/"prices\.mine\.input/);
});

test("every option takes the values its help names", () => {
  const options = {
    mode: "auto",
    dir: "tapes",
    traffic: { record: ["api.test", /^https:\/\/model-\d+\./], pass: ["*.internal"], drop: [] },
    match: { ignore: ["$.id"], normalize: () => "key", headers: ["x-team"], credentials: true },
    redact: {
      hook: (interaction: unknown) => interaction,
      patterns: [/tok_\w+/],
      fields: ["pin"],
      except: ["password"],
      headers: ["x-team"],
      keep: ["x-version"],
    },
    timing: 0.5,
    clock: "recorded",
    unused: "error",
    maxAge: "30d",
    stale: "record",
    maxCost: 0.1,
    maxCalls: 10,
    budgets: { cost: 0.01, tokens: 800, calls: 3, firstChunk: 500, suite: { cost: 1 } },
    thresholds: { cost: "+10%", suite: { tokens: "off" } },
    prices: {
      "ollama:*": { input: 0, output: 0 },
      mine: { input: 1, output: 2, cacheRead: 0.1, request: 0.01 },
    },
    estimateTokens: true,
    store: { read: async () => undefined, write: async () => {} },
    resolveCassettePath: () => "x.json",
  } as const;
  expect(checkOptions(options)).toBe(options);
  expect(optionRows().map(({ name }) => name)).toEqual(Object.keys(options));
});

test("a regular expression of another realm is one", () => {
  const patterns = [runInNewContext("/internal/") as RegExp];
  expect(() => checkOptions({ redact: { patterns } })).not.toThrow();
});

test("inner options win, and the parts of traffic, match and budgets are joined", () => {
  const budgets = { cost: 0.01, calls: 3, suite: { cost: 1 } };
  expect(mergeOptions({ budgets }, { budgets: { cost: 0.02 } }).budgets).toEqual({ ...budgets, cost: 0.02 });
  const merged = mergeOptions(
    { mode: "replay", match: { ignore: ["$.a"], credentials: true } },
    { mode: undefined, match: { ignore: ["$.b"] }, timing: 2 },
  );
  expect(merged).toEqual({ mode: "replay", match: { ignore: ["$.b"], credentials: true }, timing: 2 });
});

test("what is secret for a file stays secret for a test that names more", () => {
  const named = (name: string) => (one: Interaction) => ({ ...one, span: `${one.span ?? ""}${name}` });
  const { redact } = mergeOptions(
    { redact: { patterns: [/tok_\w+/], fields: ["pin"], hook: named("file") } },
    { redact: named(" test") },
  );
  expect(redact).toMatchObject({ patterns: [/tok_\w+/], fields: ["pin"] });
  const { hook } = redactParts(redact);
  expect(hook?.(interaction()).span).toBe("file test");
  expect(checkOptions({ redact })).toEqual({ redact });
});

test("a header that holds a key is not to be matched by its value", () => {
  expect(() => checkOptions({ match: { headers: ["Authorization"] } })).toThrow(
    /match.*Authorization.*credentials/,
  );
});
