import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { storeBody } from "../../src/cassette/body.ts";
import { idsIn } from "../../src/replay/minted-ids.ts";

const ids = (body: JsonValue | string): string[] =>
  idsIn(storeBody([Buffer.from(typeof body === "string" ? body : JSON.stringify(body))]));

test.each(["id", "uuid", "call_id", "tool_call_id", "toolUseId", "request-id", "ID", "traceID"])(
  "what stands under %s is an id",
  (name) => {
    expect(ids({ data: [{ [name]: "call_1234" }] })).toEqual(["call_1234"]);
    expect(ids(`{ "${name}" : "call_1234" }`)).toEqual(["call_1234"]);
  },
);

test.each<[string, JsonValue]>([
  ["under a name that says something else", { valid: "call_1234", idea: "call_1234", name: "call_1234" }],
  ["shorter than 8 characters", { id: "call_12" }],
  ["longer than 200", { id: "a".repeat(201) }],
  ["with spaces in it", { id: "call 1234" }],
  ["in what a model wrote", { arguments: JSON.stringify({ order_id: "call_1234" }) }],
  ["that is a number", { id: 12345678 }],
])("a value %s is none", (_what, body) => {
  expect(ids(body)).toEqual([]);
});

test("ids of all lines of a stream are found, in their order", () => {
  expect(ids('data: {"id":"first_12"}\n\ndata: {"id":"second_1"}\n\n')).toEqual(["first_12", "second_1"]);
});

test("an event that stands in base64 is read", () => {
  const bytes = Buffer.from('{"id":"toolu_bdrk_01é"}{"id":"toolu_bdrk_02"}').toString("base64");
  expect(ids(`{"bytes":"${bytes}"}`)).toEqual(["toolu_bdrk_02"]);
});

test("ids in a binary body are found, in none there are none", () => {
  const body = storeBody([Uint8Array.of(255, 0), Buffer.from('{"id":"call_1234"}')]);
  expect(idsIn(body)).toEqual(["call_1234"]);
  expect(idsIn(null)).toEqual([]);
});
