import { expect, test } from "vitest";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { neededIds } from "../../../src/upkeep/verify/server-ids.ts";
import { todaysIds } from "../../../src/upkeep/verify/todays-ids.ts";
import { interaction } from "../../session/interaction.ts";

const answering = (json: JsonValue, url = "https://api.openai.com/v1/responses"): Interaction =>
  interaction({
    request: { method: "POST", url, headers: [], body: { json: { model: "m", input: "x" } } },
    response: { status: 200, statusText: "", headers: [], body: { json } },
  });

const calling = (...names: (readonly [name: string, id: string])[]): JsonValue => ({
  id: "resp_00000000aaaa",
  output: names.map(([name, id]) => ({
    type: "function_call",
    id: `fc_${id}`,
    call_id: id,
    name,
    arguments: "{}",
  })),
});

test("a tool call is found again by its tool, in whatever order today's answer asks for tools", () => {
  const today = todaysIds(
    answering(calling(["find", "call_a1a1a1a1"], ["pay", "call_b2b2b2b2"])),
    answering(calling(["pay", "call_c3c3c3c3"], ["find", "call_d4d4d4d4"])),
  );
  expect(today.get("call_a1a1a1a1")).toBe("call_d4d4d4d4");
  expect(today.get("call_b2b2b2b2")).toBe("call_c3c3c3c3");
});

test("a tool that is not asked for today gives nothing", () => {
  const today = todaysIds(
    answering(calling(["find", "call_a1a1a1a1"])),
    answering(calling(["pay", "call_c3c3c3c3"])),
  );
  expect(today.has("call_a1a1a1a1")).toBe(false);
});

test("what today's answer names too stays what it is, in whatever order", () => {
  const models = (...ids: string[]) => answering({ data: ids.map((id) => ({ id, object: "model" })) });
  const today = todaysIds(
    models("gpt-4o-mini", "gpt-4.1-nano"),
    models("gpt-5-nano-x", "gpt-4.1-nano", "gpt-4o-mini"),
  );
  expect(today.get("gpt-4o-mini")).toBe("gpt-4o-mini");
  expect(today.get("gpt-4.1-nano")).toBeUndefined();
});

const needed = (body: JsonValue, ...given: string[]) =>
  neededIds({ method: "POST", url: "https://api.example.com/v1", headers: [], body: { json: body } }, given);

test("ids under names that refer to what is kept are needed, in whatever depth", () => {
  expect(needed({ previous_response_id: "resp_1" }, "resp_1")).toEqual(["resp_1"]);
  expect(needed({ tools: [{ vector_store_ids: ["vs_1"] }] }, "vs_1", "vs_2")).toEqual(["vs_1"]);
  expect(needed({ input: [{ type: "item_reference", id: "msg_1" }] }, "msg_1")).toEqual(["msg_1"]);
  expect(
    needed({ fileData: { fileUri: "https://g.example/v1beta/files/abc12345" } }, "files/abc12345"),
  ).toEqual(["files/abc12345"]);
});

test("a tool call that stands in the request with its answer is not needed, one that does not is", () => {
  const answered = { type: "function_call_output", call_id: "call_1", output: "" };
  expect(needed({ input: [{ type: "function_call", call_id: "call_1" }, answered] }, "call_1")).toEqual([]);
  expect(needed({ input: [answered] }, "call_1")).toEqual(["call_1"]);
  expect(
    needed({ messages: [{ content: [{ type: "tool_result", tool_use_id: "toolu_1" }] }] }, "toolu_1"),
  ).toEqual(["toolu_1"]);
});

test("an id that is said in a text is not needed", () => {
  expect(needed({ messages: [{ role: "user", content: "What is resp_1?" }] }, "resp_1")).toEqual([]);
});
