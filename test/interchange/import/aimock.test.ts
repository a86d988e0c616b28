import { expect, test } from "vitest";
import { chunksOf } from "../../../src/cassette/body.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { importText, refusalOf, soleCassette } from "./import-text.ts";

const imported = (...fixtures: readonly JsonValue[]) =>
  importText("fixtures.json", JSON.stringify({ fixtures }));

const interactionsOf = (...fixtures: readonly JsonValue[]) =>
  soleCassette(imported(...fixtures)).interactions;

const callOf = (fixture: JsonValue) => readTrace(interactionsOf(fixture)).calls[0]!;

test("a text is a completion that nobody recorded, its request not known", () => {
  const fixture = {
    match: { userMessage: "hello", model: "gpt-4o" },
    response: { content: "Hi there!", usage: { input_tokens: 9, output_tokens: 3 } },
  };
  const [interaction] = interactionsOf(fixture);
  expect(interaction).toMatchObject({
    synthetic: true,
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      body: null,
      lost: ["headers", "body"],
    },
    response: { status: 200 },
  });
  expect(callOf(fixture)).toMatchObject({
    model: "gpt-4o",
    usage: { input: 9, output: 3 },
    output: [{ role: "assistant", parts: [{ type: "text", content: "Hi there!" }] }],
  });
});

test("calls of tools are read, also from blocks and with arguments that stand as JSON", () => {
  const call = { name: "get_weather", arguments: { city: "Paris" }, id: "call_7" };
  for (const response of [
    { toolCalls: [call] },
    { toolCalls: [{ ...call, arguments: '{"city":"Paris"}' }] },
    { blocks: [{ type: "toolCall", ...call }] },
  ])
    expect(callOf({ match: {}, response })).toMatchObject({
      finishReasons: ["tool_call"],
      output: [
        { parts: [{ type: "tool_call", id: "call_7", name: "get_weather", arguments: { city: "Paris" } }] },
      ],
    });
});

test("text in blocks and structured output are texts", () => {
  const blocks = [
    { type: "text", text: "one " },
    { type: "text", text: "two" },
  ];
  expect(callOf({ match: {}, response: { blocks } }).output[0]!.parts).toEqual([
    { type: "text", content: "one two" },
  ]);
  expect(callOf({ match: {}, response: { content: { a: 1 } } }).output[0]!.parts).toEqual([
    { type: "text", content: '{"a":1}' },
  ]);
});

test("a fixture that tells how it streams gives a stream, in its pieces and at its times", () => {
  const fixture = {
    match: { userMessage: "hello" },
    response: { content: "abcdef", toolCalls: [{ name: "f", arguments: {} }] },
    chunkSize: 4,
    recordedTimings: { ttftMs: 100, interChunkDelaysMs: [10, 20], totalDurationMs: 500 },
  };
  const [interaction] = interactionsOf(fixture);
  expect(chunksOf(interaction!.response!.body)).toHaveLength(6);
  expect(interaction!.timing).toEqual({ headers: 100, chunks: [100, 110, 130, 130, 130, 130], end: 500 });
  const call = callOf(fixture);
  expect(call.isStream).toBe(true);
  expect(call.output[0]!.parts).toMatchObject([
    { type: "text", content: "abcdef" },
    { type: "tool_call", name: "f" },
  ]);
});

test("errors, embeddings, images, speech and transcriptions have their addresses", () => {
  const fixtures = [
    {
      match: {},
      response: { error: { message: "slow down", type: "rate_limit_error" }, status: 429, retryAfter: 3 },
    },
    { match: { inputText: "x" }, response: { embedding: [0.5, 0.25] } },
    { match: {}, response: { images: [{ b64Json: "aGk=" }] } },
    { match: {}, response: { audio: "aGk=", format: "wav" } },
    { match: {}, response: { transcription: { text: "hello" } } },
  ];
  const interactions = interactionsOf(...fixtures);
  expect(
    interactions.map(({ request, response }) => [new URL(request.url).pathname, response!.status]),
  ).toEqual([
    ["/v1/chat/completions", 429],
    ["/v1/embeddings", 200],
    ["/v1/images/generations", 200],
    ["/v1/audio/speech", 200],
    ["/v1/audio/transcriptions", 200],
  ]);
  expect(interactions[0]!.response!.headers).toContainEqual(["retry-after", "3"]);
  expect(interactions[3]!.response).toMatchObject({
    headers: [["content-type", "audio/wav"]],
    body: { text: ["hi"] },
  });
  expect(readTrace([interactions[1]!]).calls[0]!.embeddings).toEqual([[0.5, 0.25]]);
});

test("what a cassette cannot keep is said", () => {
  const { notes } = imported(
    { match: { userMessage: "a", sequenceIndex: 1 }, response: { content: "x" }, chaos: { dropRate: 1 } },
    { match: { context: "b" }, response: { video: { id: "v", status: "completed" } } },
  );
  expect(notes).toContain("Their conditions (userMessage, sequenceIndex, context) are not kept.");
  expect(notes).toContain("What they do to a connection (chaos) is not kept.");
  expect(notes).toContain("1 of their answers have no form in OpenAI's API and were left out.");
});

test("a fixture without an answer is refused with its place", () => {
  expect(refusalOf("a.json", '{"fixtures":[{"match":{},"response":{"content":"a"}},{"match":{}}]}')).toMatch(
    /a\.json:1:\d+ at \$\.fixtures\[1\]: expected an object with match and response/,
  );
});
