import { expect, test } from "vitest";
import { countedHeaders, readFrom } from "../../src/replay/counted-headers.ts";
import { openTape } from "../../src/replay/tape.ts";
import { asked, chat, interaction } from "./recorded.ts";

test.each([
  ["the version of Anthropic's API", "anthropic-version"],
  ["a feature of Anthropic", "anthropic-beta"],
  ["a feature of OpenAI", "openai-beta"],
  ["the operation of an AWS JSON protocol", "x-amz-target"],
  ["a guardrail of Bedrock", "x-amzn-bedrock-guardrailidentifier"],
  ["a guardrail's version", "x-amzn-bedrock-guardrailversion"],
  ["the latency class of Bedrock", "x-amzn-bedrock-performanceconfig-latency"],
  ["the service tier of Bedrock", "x-amzn-bedrock-service-tier"],
  ["a deployment of Azure", "azureml-model-deployment"],
  ["how Azure treats unknown parameters", "extra-parameters"],
  ["the step of an upload to Google", "x-goog-upload-command"],
  ["the offset of an upload to Google", "x-goog-upload-offset"],
  ["the part of a file that is sent", "content-range"],
  ["the part of a file that is asked for", "range"],
])("another request is one that differs in %s", async (_what, name) => {
  const of = (value: string) => ({ body: chat("a"), headers: [[name, value]] as const });
  const tape = openTape({ interactions: [interaction(of("one"))] });
  expect(tape.find(await asked({ body: chat("a") }), "any")).toBeUndefined();
  expect(tape.find(await asked(of("two")), "any")).toBeUndefined();
  expect(tape.find(await asked(of("one")), "any")).toBeDefined();
});

test("headers are listed in one order, those asked for last, without the absent ones", () => {
  const held = new Map<string, string>([
    ["x-tenant", "one"],
    ["range", "0-9"],
    ["openai-beta", ""],
  ]);
  expect(countedHeaders((name) => held.get(name) ?? null, ["x-tenant", "x-none"])).toEqual([
    ["openai-beta", ""],
    ["range", "0-9"],
    ["x-tenant", "one"],
  ]);
  expect(countedHeaders((name) => held.get(name))).toHaveLength(2);
});

test("lines of one header are read as one, in their order, other headers apart", () => {
  const read = readFrom([
    ["a", "1"],
    ["b", "x"],
    ["a", "2"],
  ]);
  expect([read("a"), read("b"), read("c")]).toEqual(["1, 2", "x", undefined]);
});
