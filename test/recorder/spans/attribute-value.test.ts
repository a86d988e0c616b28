import { expect, test } from "vitest";
import { attributeValues } from "../../../src/recorder/spans/attribute-value.ts";

test("texts that hold JSON stand parsed, in the order of their names", () => {
  const kept = attributeValues({
    "llm.tools": '[{"name":"a"}]',
    "ai.prompt": '{"messages":[]}',
    plain: "{not",
  });
  expect(Object.entries(kept)).toEqual([
    ["ai.prompt", { messages: [] }],
    ["llm.tools", [{ name: "a" }]],
    ["plain", "{not"],
  ]);
});

test("what was said stays the text it was, also where a model answered in JSON", () => {
  const said = {
    "llm.output_messages.0.message.content": '{ "city": "Paris" }',
    "gen_ai.completion.0.content": "[1, 2]",
    "ai.response.text": '{"a":1}',
    "ai.response.object": '{"a":1}',
    "llm.prompts.0.prompt.text": "[]",
  };
  expect(attributeValues(said)).toEqual(said);
});

test("a number that JavaScript would change keeps its text", () => {
  expect(attributeValues({ "llm.invocation_parameters": '{"seed":12345678901234567890}' })).toEqual({
    "llm.invocation_parameters": '{"seed":12345678901234567890}',
  });
});

test("what nests beyond measure stands as the text of its JSON", () => {
  const text = `${"[".repeat(3_000)}${"]".repeat(3_000)}`;
  expect(attributeValues({ list: text, object: { list: JSON.parse(text) as unknown }, none: null })).toEqual({
    list: text,
    none: null,
    object: `{"list":${text}}`,
  });
});
