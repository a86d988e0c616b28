import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import { chat, completion } from "./calls.ts";
import { type Answer, recorded, type Recorded, setStage } from "./stage.ts";

const RESPONSES = "https://api.openai.com/v1/responses";

const response = (id: string, output: readonly JsonValue[]): Answer => ({
  json: {
    id,
    object: "response",
    status: "completed",
    model: "gpt-4.1-2025-04-14",
    output,
    usage: { input_tokens: 20, output_tokens: 5, total_tokens: 25 },
  },
});

const toolCall = (callId: string, name = "find_order"): JsonValue => ({
  type: "function_call",
  id: `fc_${callId}`,
  call_id: callId,
  name,
  arguments: "{}",
  status: "completed",
});

const said = (text: string): JsonValue => ({
  type: "message",
  id: "msg_Zz9yXx8wVv7uTt6s",
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text, annotations: [] }],
});

const FIRST = "resp_Ab3dEf6hIj9kLm2n";
const CALL = "call_Op5qRs8tUv1wXy4z";

/** A conversation that the provider keeps: the second request names what the first answer gave. */
const kept: readonly Recorded[] = [
  {
    url: RESPONSES,
    body: { model: "gpt-4.1", input: "Where is my order?" },
    ...response(FIRST, [toolCall(CALL)]),
  },
  {
    url: RESPONSES,
    body: {
      model: "gpt-4.1",
      previous_response_id: FIRST,
      input: [{ type: "function_call_output", call_id: CALL, output: "in Kiel" }],
    },
    ...response("resp_Gh5jKl8mNo1pQr4s", [said("Your order is in Kiel.")]),
  },
];

const TODAY = "resp_Tt7uVv0wXx3yZz6a";
const CALL_TODAY = "call_Bb2cDd5eFf8gHh1i";

test("a request that names what an earlier answer gave gets what today's answer gives", async () => {
  await using stage = await setStage({ order: kept.map(recorded) }, (_, count) =>
    count === 1
      ? response(TODAY, [toolCall(CALL_TODAY)])
      : response("resp_other12345678", [said("Your order is in Kiel.")]),
  );
  expect(await stage.report()).toMatchObject({
    code: 0,
    report: { calls: [{ state: "same" }, { state: "same" }] },
  });
  expect(stage.arrivals[1]?.body).toEqual({
    model: "gpt-4.1",
    previous_response_id: TODAY,
    input: [{ type: "function_call_output", call_id: CALL_TODAY, output: "in Kiel" }],
  });
});

test("where today's answer gives nothing to go on with, the rest is not sent, and why is told", async () => {
  await using stage = await setStage({ order: kept.map(recorded) }, () =>
    response(TODAY, [said("I cannot look up orders.")]),
  );
  const { code, report } = await stage.report();
  expect(report.calls.map(({ state, reason }) => [state, reason])).toEqual([
    ["drifted", undefined],
    ["skipped", `it names ${CALL}, and call 1 gives nothing in its place today`],
  ]);
  expect(stage.arrivals).toHaveLength(1);
  expect(code).toBe(1);
});

test("an answer that fails leaves what depends on it unsent", async () => {
  await using stage = await setStage({ order: kept.map(recorded) }, () => ({ status: 403, json: {} }));
  const { report } = await stage.report();
  expect(report.calls[1]).toMatchObject({
    state: "skipped",
    reason: "it names what call 1 gave, which has no answer today",
  });
});

test("an address that holds an id of an earlier answer is today's too", async () => {
  const fetched: Recorded = {
    method: "GET",
    url: `${RESPONSES}/${FIRST}`,
    ...response(FIRST, [toolCall(CALL)]),
  };
  await using stage = await setStage({ order: [kept[0]!, fetched].map(recorded) }, () =>
    response(TODAY, [toolCall(CALL_TODAY)]),
  );
  await stage.report();
  expect(stage.arrivals[1]?.path).toBe(`/v1/responses/${TODAY}`);
});

const HISTORY: readonly JsonValue[] = [
  { role: "user", content: "Where is my order?" },
  {
    role: "assistant",
    content: null,
    tool_calls: [
      {
        id: "call_Ab3dEf6hIj9kLm2n",
        type: "function",
        function: { name: "find_order", arguments: '{"order":7}' },
      },
    ],
  },
  { role: "tool", tool_call_id: "call_Ab3dEf6hIj9kLm2n", content: "in Kiel" },
];

const carried = [
  chat({ tool: "find_order" }, { body: { model: "gpt-4o", messages: [HISTORY[0]!] } }),
  chat({ text: "Your order is in Kiel." }, { body: { model: "gpt-4o", messages: HISTORY } }),
];

test("a request that carries its history itself is sent as it was recorded, whatever came before", async () => {
  await using stage = await setStage({ order: carried.map(recorded) }, ({ body }) =>
    JSON.stringify(body).includes("Kiel")
      ? completion({ text: "Your order is in Kiel." })
      : completion({ text: "I do not know." }),
  );
  const { report } = await stage.report();
  expect(report.calls.map(({ state }) => state)).toEqual(["drifted", "same"]);
  expect(stage.arrivals.map(({ body }) => body)).toContainEqual({ model: "gpt-4o", messages: HISTORY });
});

test("what was uploaded is waited for where uploads are sent", async () => {
  const upload: Recorded = {
    url: "https://api.openai.com/v1/files",
    body: { purpose: "assistants" },
    json: { id: "file-Ab3dEf6hIj9kLm2n", object: "file" },
  };
  const use: Recorded = {
    url: RESPONSES,
    body: {
      model: "gpt-4.1",
      input: [{ role: "user", content: [{ type: "input_file", file_id: "file-Ab3dEf6hIj9kLm2n" }] }],
    },
    ...response("resp_Gh5jKl8mNo1pQr4s", [said("It is a contract.")]),
  };
  await using stage = await setStage({ file: [upload, use].map(recorded) }, ({ path }) =>
    path === "/v1/files"
      ? { json: { id: "file-Zz9yXx8wVv7uTt6s", object: "file" } }
      : response("resp_Gh5jKl8mNo1pQr4t", [said("It is a contract.")]),
  );
  const without = await stage.report();
  expect(without.report.calls[1]?.reason).toBe("it names file-Ab3dEf6hIj9kLm2n of call 1, which is not sent");
  expect(stage.arrivals).toEqual([]);
  expect(await stage.report("--unsafe")).toMatchObject({ code: 0 });
  expect(JSON.stringify(stage.arrivals[1]?.body)).toContain("file-Zz9yXx8wVv7uTt6s");
});
