import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { matchJsonSchema } from "../../src/assertions/match-json-schema.ts";

const order = {
  $defs: {
    item: { type: "object", properties: { "unit price": { type: "number" } }, required: ["unit price"] },
  },
  type: "object",
  properties: { items: { type: "array", items: { $ref: "#/$defs/item" } }, note: { type: "string" } },
  required: ["items"],
  additionalProperties: false,
};

describe("a JSON Schema", () => {
  test("is not kept: every place is named by its path, the innermost reason alone", () => {
    const { message } = matchJsonSchema(
      '{"items":[{"unit price":1},{"unit price":"2"}],"extra":true}',
      order,
    );
    expect(message).toContain(
      '$.items[1]["unit price"]: Instance type "string" is invalid. Expected "number".',
    );
    expect(message).toContain("$.extra: ");
    expect(message).toContain("in 2 places");
    expect(message).not.toContain("$.items: ");
  });

  test.each([
    ["http://json-schema.org/draft-07/schema#", { items: [{ type: "string" }], additionalItems: false }],
    ["http://json-schema.org/draft-06/schema#", { items: [{ type: "string" }], additionalItems: false }],
    ["https://json-schema.org/draft/2020-12/schema", { prefixItems: [{ type: "string" }], items: false }],
  ])("is read by its draft: %s", ($schema, schema) => {
    expect(matchJsonSchema(["a"], { $schema, ...schema }).pass).toBe(true);
    expect(matchJsonSchema(["a", "b"], { $schema, ...schema }).pass).toBe(false);
  });

  test.each([
    ["format", { format: "email" }, "jane@shop.test", "jane"],
    ["format", { format: "date-time" }, "2024-01-02T03:04:05Z", "yesterday"],
    [
      "a recursive $ref",
      { properties: { next: { $ref: "#" } }, required: ["id"] },
      { id: 1 },
      { id: 1, next: {} },
    ],
    [
      "unevaluatedProperties",
      { $ref: "#/$defs/a", $defs: { a: { properties: { a: true } } }, unevaluatedProperties: false },
      { a: 1 },
      { b: 1 },
    ],
    ["a name that objects inherit", { required: ["constructor"] }, { constructor: 1 }, {}],
    [
      "a name with a slash and a per cent",
      { properties: { "a/%": { type: "string" } } },
      { "a/%": "x" },
      { "a/%": 1 },
    ],
  ] as const)("knows %s", (_what, schema, right, wrong) => {
    expect(matchJsonSchema(JSON.stringify(right), schema).pass).toBe(true);
    const { pass, unjudged, message } = matchJsonSchema(JSON.stringify(wrong), schema);
    expect([pass, unjudged]).toEqual([false, undefined]);
    expect(message).toMatch(/differs at +\$/);
  });

  test("is told of twenty thousand wrong items, ten of them in the message", () => {
    const items = Array.from({ length: 20_000 }, () => "x");
    const { pass, message } = matchJsonSchema(items, { items: { type: "number" } });
    expect(pass).toBe(false);
    expect(message).toContain("in 20000 places");
    expect(message.split("\n").filter((line) => line.includes("$[")).length).toBe(10);
  });

  test("that is none is an error of its own", () => {
    expect(() => matchJsonSchema("{}", "object" as never)).toThrow(
      expect.objectContaining({ code: "matcherArgument" }),
    );
    expect(() => matchJsonSchema("{}", { $ref: "#/nowhere" })).toThrow("nowhere");
  });
});

describe("a Standard Schema", () => {
  const schema = v.object({ items: v.array(v.object({ name: v.string() })) });

  test("is judged with the paths of its issues", () => {
    expect(matchJsonSchema('{"items":[{"name":"book"}]}', schema).pass).toBe(true);
    const { message, configuration } = matchJsonSchema('{"items":[{"name":7}]}', schema);
    expect(message).toContain("$.items[0].name: Invalid type");
    expect(configuration).toEqual([{ standardSchema: "valibot" }, {}]);
  });

  test("that validates asynchronously needs to be waited for", async () => {
    const later = v.pipeAsync(
      v.string(),
      v.checkAsync(async (text) => text === "yes", "not yes"),
    );
    expect(matchJsonSchema('"yes"', later)).toMatchObject({ unjudged: true });
    await expect(matchJsonSchema('"yes"', later, { async: true })).resolves.toMatchObject({ pass: true });
    const no = await matchJsonSchema('"no"', later, { async: true });
    expect(no).toMatchObject({ pass: false });
    expect(no.message).toContain("$: not yes");
  });
});

test("a text that is JSON but for a fence or an end says so", () => {
  expect(matchJsonSchema("```json\n{}\n```", true).message).toContain("Markdown fence");
  expect(matchJsonSchema('{"items": [', true).message).toContain("ends too early");
  expect(matchJsonSchema('Sure: {"items": []}', true).message).toContain("without words around it");
});
