import { expect, test } from "vitest";
import { type Recorded, verdictOf } from "../../src/session/verdict.ts";
import { interaction } from "./interaction.ts";

const judged = (given: Partial<Recorded>) =>
  verdictOf({
    work: "record",
    replaces: false,
    passed: false,
    isBroken: false,
    interactions: [interaction()],
    hasNewVariable: false,
    ...given,
  });

test("a passing recording is kept, whether it is the first or replaces one", () => {
  expect(judged({ passed: true })).toEqual({ keep: "cassette" });
  expect(judged({ passed: true, replaces: true })).toEqual({ keep: "cassette" });
});

test("a first recording is kept though the test failed, because the calls were paid for", () => {
  expect(judged({})).toEqual({ keep: "cassette" });
});

test("a replacement by a failing test is set aside", () => {
  expect(judged({ replaces: true })).toMatchObject({ keep: "aside", reason: /failed/ });
});

test.each([
  ["an unfinished answer", [interaction({ unfinished: true })], /still coming in/],
  ["a 401", [interaction({ status: 401 }), interaction()], /401/],
  ["a 403", [interaction({ status: 403 })], /403/],
  [
    "a 429 that never succeeded",
    [interaction({ status: 429 }), interaction({ status: 429 })],
    /429 and never/,
  ],
  [
    "a 500 that never succeeded",
    [interaction({ status: 500 }), interaction({ url: "https://b.test/" })],
    /500 and never/,
  ],
  [
    "a connection that never came about",
    [interaction({ failure: { kind: "network", code: "ECONNREFUSED", message: "" } })],
    /ECONNREFUSED/,
  ],
])("a failing first recording is set aside for %s", (_, interactions, reason) => {
  const verdict = judged({ interactions });
  expect(verdict.keep).toBe("aside");
  expect("reason" in verdict && verdict.reason).toMatch(reason);
});

test("a 429 that succeeded on retry does no harm, nor does a client that left", () => {
  const left = interaction({ failure: { kind: "abort", message: "" }, url: "https://c.test/" });
  expect(judged({ interactions: [interaction({ status: 429 }), interaction(), left] })).toEqual({
    keep: "cassette",
  });
});

test("a recording whose calls were refused is never kept as a good one", () => {
  expect(judged({ isBroken: true, passed: true }).keep).toBe("aside");
});

test("nothing is kept where nothing was sent, and where the work is not to record", () => {
  expect(judged({ interactions: [], passed: true })).toEqual({ keep: "nothing" });
  expect(judged({ work: "live", passed: true })).toEqual({ keep: "nothing" });
  expect(judged({ work: "serve", passed: true })).toEqual({ keep: "nothing" });
});

test("a recording without interactions is nothing, but for a new value in an appended one", () => {
  expect(judged({ passed: true, interactions: [] })).toEqual({ keep: "nothing" });
  const appended = { work: "append", passed: true, replaces: true, interactions: [] } as const;
  expect(judged(appended)).toEqual({ keep: "nothing" });
  expect(judged({ ...appended, hasNewVariable: true })).toEqual({ keep: "cassette" });
});
