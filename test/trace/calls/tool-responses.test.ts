import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interaction } from "../../session/interaction.ts";
import { chat } from "../chat.ts";

const gemini = (contents: JsonValue, parts: JsonValue) =>
  interaction({
    request: {
      method: "POST",
      url: "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
      headers: [],
      body: { json: { contents } },
    },
    response: {
      status: 200,
      statusText: "",
      headers: [],
      body: { json: { candidates: [{ content: { role: "model", parts }, finishReason: "STOP" }] } },
    },
  });

test("answers without ids belong to the calls of the same name before them, in order", () => {
  const question = { role: "user", parts: [{ text: "Weather in Paris and Rome?" }] };
  const look = (city: string) => ({ functionCall: { name: "weather", args: { city } } });
  const clock = { functionCall: { name: "clock", args: {} } };
  const asked = [look("Paris"), clock, look("Rome")];
  const answer = (name: string, result: string) => ({ functionResponse: { name, response: { result } } });
  const answers = {
    role: "user",
    parts: [answer("weather", "rain"), answer("clock", "noon"), answer("weather", "sun")],
  };
  const trace = readTrace([
    gemini([question], asked),
    gemini([question, { role: "model", parts: asked }, answers], [{ text: "Rain and sun." }]),
  ]);
  expect(trace.toolCalls.map(({ arguments: given, response }) => [given, response])).toEqual([
    [{ city: "Paris" }, { result: "rain" }],
    [{}, { result: "noon" }],
    [{ city: "Rome" }, { result: "sun" }],
  ]);
});

test("a tool call that the program never answered has no response", () => {
  const calls = [{ id: "c1", type: "function", function: { name: "look", arguments: "{}" } }];
  const trace = readTrace([chat({ message: { role: "assistant", content: null, tool_calls: calls } })]);
  expect(trace.toolCalls).toHaveLength(1);
  expect(trace.toolCalls[0]).not.toHaveProperty("response");
});
