import { expect, test } from "vitest";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { sampled } from "../../../src/upkeep/verify/pick.ts";
import { planCassette } from "../../../src/upkeep/verify/plan.ts";
import { type FindWay, isStep } from "../../../src/upkeep/verify/step.ts";
import { interaction } from "../../session/interaction.ts";
import { chat } from "../../trace/chat.ts";
import { cassetteOf } from "../../cassette/cassette-of.ts";

const findWay: FindWay = ({ url }) => ({ url, headers: [], told: "there" });

const plan = (interactions: readonly Interaction[], unsafe = false) =>
  planCassette("a.json", cassetteOf(interactions), { findWay, unsafe });

const reasonFor = (each: Interaction): string | undefined => {
  const [planned] = plan([each]);
  return planned && !isStep(planned) ? planned.reason : undefined;
};

const { failure: _failure, ...plain } = interaction({});

test.each([
  [
    "a body that was not kept",
    { ...chat(), request: { ...chat().request, lost: ["body" as const] } },
    "imported",
  ],
  [
    "no answer",
    interaction({ failure: { kind: "network", message: "reset" } }),
    "no answer to it was recorded",
  ],
  ["half an answer", { ...chat(), unfinished: true as const }, "not recorded whole"],
  ["a refused key", chat({ status: 401 }), "a key that was refused (401)"],
  ["a busy provider", chat({ status: 529 }), "busy when it was recorded (529)"],
  [
    "a redirect",
    { ...plain, response: { ...chat().response!, url: "https://b.example/" } },
    "a redirect led it elsewhere",
  ],
])("a recording with %s is not sent, and says so", (_, each, reason) => {
  expect(reasonFor(each)).toContain(reason);
});

const asked = (method: string, url: string, body?: Interaction["request"]["body"]): Interaction =>
  interaction({ request: { method, url, headers: [], body: body ?? null } });

const MESSAGES = { json: { model: "m", messages: [] } };

test.each([
  ["chat completions", asked("POST", "https://api.openai.com/v1/chat/completions", MESSAGES)],
  ["messages", asked("POST", "https://api.anthropic.com/v1/messages", MESSAGES)],
  ["the count of tokens", asked("POST", "https://api.anthropic.com/v1/messages/count_tokens", MESSAGES)],
  ["lists", asked("GET", "https://api.openai.com/v1/models")],
])("%s only ask", (_, each) => {
  expect(reasonFor(each)).toBeUndefined();
});

const GOOGLE = "https://generativelanguage.googleapis.com";

test.each([
  ["files", asked("POST", "https://api.openai.com/v1/files")],
  ["batches", asked("POST", "https://api.openai.com/v1/batches", { json: { endpoint: "/v1/responses" } })],
  [
    "batches of messages",
    asked("POST", "https://api.anthropic.com/v1/messages/batches", { json: { requests: [] } }),
  ],
  [
    "fine-tuning",
    asked("POST", "https://api.openai.com/v1/fine_tuning/jobs", {
      json: { model: "gpt-4o", training_file: "f" },
    }),
  ],
  ["caches", asked("POST", `${GOOGLE}/v1beta/cachedContents`, { json: { model: "m", contents: [] } })],
  [
    "batches of Gemini",
    asked("POST", `${GOOGLE}/v1beta/models/g:batchGenerateContent`, { json: { batch: {} } }),
  ],
  ["a cancelled response", asked("POST", "https://api.openai.com/v1/responses/resp_1/cancel")],
  ["what is deleted", asked("DELETE", "https://api.openai.com/v1/files/file-1")],
  ["what is patched", asked("PATCH", "https://api.example.com/things/1")],
  [
    "a tool that runs",
    asked("POST", "https://mcp.example.com/mcp", {
      json: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "pay" } },
    }),
  ],
  [
    "MCP servers that the provider calls",
    asked("POST", "https://api.openai.com/v1/responses", {
      json: { model: "gpt-5", input: "Pay", tools: [{ type: "mcp", server_label: "bank" }] },
    }),
  ],
])("%s may change something, and are sent only where that is asked for", (_, each) => {
  expect(reasonFor(each)).toContain("--unsafe sends it");
  expect(plan([each], true).every(isStep)).toBe(true);
});

test("of a request that was tried again the last try is sent", () => {
  const planned = plan([chat({ status: 429, ms: 10 }), chat({ at: 1000 })]);
  expect(planned.map(isStep)).toEqual([false, true]);
});

test("what changes something waits for all before it, and all after it for it", () => {
  const calls = [chat(), asked("DELETE", "https://api.openai.com/v1/files/file-1"), chat({ at: 5 })];
  const planned = plan(calls, true);
  expect(planned.map((each) => isStep(each) && each.waitsFor)).toEqual([[], [0], [1]]);
});

test("a sample has so many calls, whatever is not sent", () => {
  const planned = plan([chat({ status: 401 }), chat({ at: 1 }), chat({ at: 2 }), chat({ at: 3 })]);
  const drawn = sampled(planned, 2, () => 0.5);
  expect(drawn).toHaveLength(2);
  expect(drawn.every(isStep)).toBe(true);
});
