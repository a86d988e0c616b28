import { expect, test } from "vitest";
import { viewAt, viewsOf } from "../../../src/page/detail/call-views.ts";
import { callDetail, callPair } from "./details.ts";

const rich = callDetail({
  isStream: true,
  growth: [6],
  timing: { start: 0, chunks: [5], duration: 9 },
  output: [{ role: "assistant", parts: [], logprobs: [{ token: "Hello.", logprob: 0 }] }],
  tools: [{ name: "find" }],
  wire: { requestHeaders: [], request: { size: 0 } },
});

test("a call has the views in which there is something to see", () => {
  expect(viewsOf(callPair())).toEqual(["chat"]);
  expect(viewsOf(callPair({ base: rich, changes: [{ kind: "model" }] }))).toEqual([
    "diff",
    "chat",
    "stream",
    "tokens",
    "tools",
    "wire",
  ]);
});

test("a call opens in the view that was asked for, else with what changed", () => {
  const pair = callPair({ base: rich, changes: [{ kind: "model" }] });
  expect([viewAt(pair, "wire"), viewAt(pair, undefined), viewAt(pair, "no such view")]).toEqual([
    "wire",
    "diff",
    "diff",
  ]);
  expect(viewAt(callPair(), "wire")).toBe("chat");
});
