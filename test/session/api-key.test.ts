import { expect, test } from "vitest";
import { missingKey } from "../../src/session/api-key.ts";

const asked = (url: string, headers: Record<string, string> = {}) =>
  missingKey(new Request(url, { method: "POST", headers }))?.message;

test.each([
  ["no header at all", "https://api.openai.com/v1/responses", {}],
  ["an empty bearer", "https://api.openai.com/v1/responses", { authorization: "Bearer " }],
  [
    "a key that a template printed as undefined",
    "https://api.openai.com/v1/responses",
    { authorization: "Bearer undefined" },
  ],
  [
    "a variable nobody replaced",
    "https://api.mistral.ai/v1/chat",
    { authorization: "Bearer ${MISTRAL_API_KEY}" },
  ],
  ["an empty x-api-key", "https://api.anthropic.com/v1/messages", { "x-api-key": "" }],
])("%s is a missing key", (_, url, headers) => {
  expect(asked(url, headers)).toMatch(/No API key: POST https:\/\/.*Set \w+_API_KEY/);
});

test("a key in any of a provider's places is enough", () => {
  expect(asked("https://api.openai.com/v1/responses", { authorization: "Bearer sk-any" })).toBeUndefined();
  expect(asked("https://generativelanguage.googleapis.com/v1beta/models?key=any")).toBeUndefined();
  expect(asked("https://api.anthropic.com/v1/messages", { authorization: "Bearer any" })).toBeUndefined();
});

test("nothing is asked of hosts whose rules are not known", () => {
  expect(asked("https://llm.example.com/v1/chat")).toBeUndefined();
});
