import { expect, test } from "vitest";
import { callOf } from "./providers/call-of.ts";

const gateway = "https://llm.example.com/v9/ask";
const said = { sentence: "Hello" };

test.each([
  ["messages", [{ role: "user", content: "Hi" }]],
  ["prompt", "Hi"],
  ["input", "Hi"],
  ["contents", [{ parts: [{ text: "Hi" }] }]],
])("what asks a model with %s is a model's work, even where nothing else can be read", (name, value) => {
  const call = callOf({ url: gateway, request: { model: "some-model", [name]: value }, answer: said });
  expect(call).toMatchObject({
    kind: "model",
    requestModel: "some-model",
    output: [],
    usage: {},
    warnings: ["no reader knows POST llm.example.com/v9/ask"],
  });
  expect(call).not.toHaveProperty("api");
});

test.each([{ q: "Hi" }, { model: "some-model" }, { messages: [] }, "text", undefined])(
  "any other request is none: %j",
  (request) => {
    expect(callOf({ url: gateway, request, answer: said })).toMatchObject({ kind: "other", usage: {} });
  },
);

test.each(["/surveys/7/responses", "/admin/moderations", "/v1/embeddings", "/tasks/completions"])(
  "%s is no address of a model where neither provider nor model is named",
  (path) => {
    const request = { answers: ["yes"], input: "yes" };
    expect(callOf({ url: `https://example.com${path}`, request, answer: { id: 1 } })).toMatchObject({
      kind: "other",
      warnings: [`no reader knows POST example.com${path}`],
    });
  },
);

test("an unknown call that was refused has its error", () => {
  const call = callOf({ url: gateway, request: { q: "Hi" }, status: 404, answer: { detail: "Not Found" } });
  expect(call.error).toEqual({ type: "http", message: "Not Found", status: 404 });
});

const anthropic = "https://api.anthropic.com/v1/messages";
const gemini = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent";
const converse = "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse";

test.each([
  [anthropic, { content: [{ type: "constructor" }] }],
  [anthropic, { content: [{ type: "toString" }] }],
  [gemini, { candidates: [{ content: { parts: [{ constructor: {} }] } }] }],
  [converse, { output: { message: { role: "assistant", content: [{ toString: {} }] } } }],
])("%s: a part called like what every object has is of an unknown kind: %j", (url, answer) => {
  const { output } = callOf({ url, request: { model: "some-model" }, answer });
  expect(output[0]?.parts).toMatchObject([{ type: "other" }]);
});

test("a role called like what every object has is kept", () => {
  const contents = [{ role: "constructor", parts: [{ text: "Hi" }] }];
  expect(callOf({ url: gemini, request: { contents }, answer: {} }).input).toMatchObject([
    { role: "constructor" },
  ]);
});
