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
