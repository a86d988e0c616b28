import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import type { Call } from "../../src/trace/call.ts";
import { readSpans } from "../../src/trace/read-spans.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { ABSENT, corpusFile, readCorpus } from "../corpus/corpus.ts";
import { at } from "./corpus/documents.ts";
import { interactionOf } from "./corpus/interaction-of.ts";

const folder = corpusFile("traces");
const files = folder === undefined ? [] : readdirSync(folder);

const read = (name: string): JsonValue => JSON.parse(readFileSync(join(folder!, name), "utf8"));

const parsed = (value: JsonValue | undefined): JsonValue => JSON.parse((value as string | undefined) ?? "{}");

/** What a span of OTLP says: text and whole numbers by name. */
const told = (span: JsonValue): Record<string, JsonValue> =>
  Object.fromEntries(
    (at(span, "attributes") as JsonValue[]).map((each) => [
      at(each, "key"),
      at(each, "value.stringValue") ?? Number(at(each, "value.intValue")),
    ]),
  );

const valuesAt = (raw: Record<string, JsonValue>, name: RegExp): JsonValue[] =>
  Object.entries(raw).flatMap(([key, value]) => (name.test(key) && value !== "" ? [value] : []));

const textsIn = (messages: Call["input"]): string[] =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "text" ? part.content : [])));

const callsIn = (spans: JsonValue): readonly Call[] =>
  readTrace({ interactions: [], ...readSpans(spans) }).calls;

const usageTold = (raw: Record<string, JsonValue>) =>
  Object.fromEntries(
    Object.entries({
      input: raw["llm.token_count.prompt"],
      output: raw["llm.token_count.completion"],
      cacheRead: raw["llm.token_count.prompt_details.cache_read"],
      inputAudio: raw["llm.token_count.prompt_details.audio"],
      reasoning: raw["llm.token_count.completion_details.reasoning"],
      outputAudio: raw["llm.token_count.completion_details.audio"],
    }).filter(([, tokens]) => tokens !== undefined),
  );

const gateway = files.filter((name) => name.startsWith("envoyproxy"));

test.runIf(folder).each(gateway)("OpenInference is read as it stands in %s", (name) => {
  const span = read(name);
  const raw = told(span);
  const [call, ...more] = callsIn([span]);
  expect(more).toEqual([]);
  const asked = parsed(raw["llm.invocation_parameters"] ?? raw["embedding.invocation_parameters"]);
  const answer = parsed(raw["output.value"]);
  expect(call!.requestModel).toBe(at(asked, "model"));
  expect(call!.model).toBe(raw["llm.model_name"] ?? raw["embedding.model_name"] ?? at(asked, "model"));
  expect(call!.usage).toEqual(usageTold(raw));
  expect(textsIn(call!.input)).toEqual(
    valuesAt(raw, /^llm\.(input_messages.*(content|text)|prompts.*text)$|^embedding\.embeddings.*text$/),
  );
  expect(textsIn(call!.output)).toEqual(
    [at(answer, "text") ?? [], valuesAt(raw, /^llm\.(output_messages.*content|choices.*text)$/)].flat(),
  );
  const reasons = ((at(answer, "choices") ?? []) as JsonValue[]).map((choice) => at(choice, "finish_reason"));
  expect(call!.finishReasons).toEqual(reasons);
  expect(call!.tools.map((tool) => tool.name)).toEqual(
    valuesAt(raw, /^llm\.tools/).map((schema) => at(parsed(schema), "function.name")),
  );
  expect(call!.error === undefined).toBe(at(span, "status.code") !== "STATUS_CODE_ERROR");
});

test.runIf(folder)("OpenInference tells the same usage as the traffic that it was made of", () => {
  const lines = readCorpus("dev").filter(({ source }) => source.includes("ai-gateway"));
  const pairs = gateway.flatMap((name) => {
    const cassette = `/${name.split("__").at(-1)!.replace(".json", ".yaml")}`;
    const line = lines.find(({ path }) => path.endsWith(cassette));
    const [call] = line ? readTrace([interactionOf(line)]).calls : [];
    return call ? [{ name, onWire: call.usage, inSpan: callsIn([read(name)])[0]!.usage }] : [];
  });
  expect(pairs.length).toBeGreaterThanOrEqual(8);
  for (const { onWire, inSpan } of pairs) expect(onWire).toMatchObject(inSpan);
});

const sdkSpans = (): JsonValue[] => {
  const byOperation = files.find((name) => name.endsWith("spans-by-operation.json"))!;
  return Object.values(read(byOperation) as Record<string, JsonValue[]>).flat();
};

test.runIf(folder)(
  "spans of the Vercel AI SDK 6 are read, and what wraps a model's own is not counted",
  () => {
    const spans = sdkSpans();
    const own = spans.filter((span) => /\.do[A-Z]/.test(at(span, "name") as string));
    expect(own.length).toBeLessThan(spans.length);
    const calls = own.map((span) => {
      const [call] = callsIn([span]);
      return { span, call: call! };
    });
    expect(callsIn(spans)).toHaveLength(own.length);
    for (const { span, call } of calls) {
      const raw = at(span, "attributes") as Record<string, JsonValue>;
      expect(call.model).toBe(raw["ai.response.model"] ?? raw["ai.model.id"]);
      expect(call.provider).toBe("openai");
      expect(call.usage.input).toBe(raw["gen_ai.usage.input_tokens"] ?? raw["ai.usage.tokens"]);
      expect(call.usage.output).toBe(raw["gen_ai.usage.output_tokens"]);
      expect(call.text).toBe(raw["ai.response.text"] ?? raw["ai.response.object"]);
      expect(call.finishReasons).toEqual(raw["gen_ai.response.finish_reasons"] ?? []);
      expect(call.timing.firstToken ?? 0).toBeCloseTo((raw["ai.response.msToFirstChunk"] as number) ?? 0, 6);
      const asked = parsed(raw["ai.prompt.messages"] ?? "[]") as JsonValue[];
      expect(call.input.map(({ role }) => role)).toEqual(
        raw["ai.values"] ? ["user"] : asked.map((message) => at(message, "role")),
      );
    }
  },
);

test.runIf(folder)("attributes of the conventions before 1.37 are read", () => {
  const raw = read(files.find((name) => name.includes("deprecated"))!) as Record<string, JsonValue>;
  const [call] = callsIn([{ name: "chat", attributes: raw }]);
  expect(call).toMatchObject({
    provider: raw["gen_ai.provider.name"],
    model: raw["gen_ai.response.model"],
    usage: { input: raw["gen_ai.usage.input_tokens"], output: raw["gen_ai.usage.output_tokens"] },
    finishReasons: raw["gen_ai.response.finish_reasons"],
    text: at(parsed(raw["gen_ai.completion"]), "text"),
  });
  const asked = parsed(raw["gen_ai.prompt"]) as JsonValue[];
  expect(call!.input.map(({ role }) => role)).toEqual(asked.map((message) => at(message, "role")));
  expect(call!.input[1]!.parts[1]).toEqual(at(asked[1], "parts.1"));
  expect(call!.input[2]!.parts[0]).toEqual(at(asked[2], "parts.0"));
});

if (folder === undefined)
  test("says that the spans of real traffic are not here", () => console.info(ABSENT));
