import { expect, test } from "vitest";
import { compareOfferedTools, compareToolCalls } from "../../../src/trace/diff/compare-tools.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import type { ToolCallPart } from "../../../src/trace/message.ts";

const call = (name: string, given: JsonValue = {}): ToolCallPart => ({
  type: "tool_call",
  name,
  arguments: given,
});

test("a tool called newly or no longer is told with what it was asked", () => {
  const [find, refund] = [call("find"), call("refund", { order: 7 })];
  const change = { kind: "tool called", name: "refund" };
  expect(compareToolCalls([find], [find, refund])).toStrictEqual([{ ...change, head: { order: 7 } }]);
  expect(compareToolCalls([refund, find], [find])).toStrictEqual([{ ...change, base: { order: 7 } }]);
});

test("calls of one tool are compared in their order, calls of two tools never", () => {
  expect(
    compareToolCalls([call("find", 1), call("find", 2)], [call("find", 1), call("find", 3)]),
  ).toStrictEqual([
    { kind: "tool called", name: "find", base: 2, head: 3, inside: [{ path: "", base: 2, head: 3 }] },
  ]);
  expect(compareToolCalls([call("find", 1)], [call("refund", 1)])).toStrictEqual([
    { kind: "tool called", name: "find", base: 1 },
    { kind: "tool called", name: "refund", head: 1 },
  ]);
});

test("a tool offered newly or no longer is told with its definition", () => {
  const find = { name: "find", description: "Finds an order" };
  const change = { kind: "tool offered", name: "find" };
  expect(compareOfferedTools([], [find])).toStrictEqual([
    { ...change, head: { description: "Finds an order" } },
  ]);
  expect(compareOfferedTools([find], [])).toStrictEqual([
    { ...change, base: { description: "Finds an order" } },
  ]);
});

test("a tool offered with another description, schema or host names the place, in whatever order tools stand", () => {
  const refund = { name: "refund" };
  const find = { name: "find", description: "Finds", parameters: { type: "object" }, hosted: "search" };
  const inside = (head: object) =>
    compareOfferedTools([find, refund], [refund, { ...find, ...head }]).map((change) => change.inside);
  expect(inside({})).toEqual([]);
  expect(inside({ description: "Seeks" })).toEqual([[{ path: "description", base: "Finds", head: "Seeks" }]]);
  expect(inside({ parameters: {} })).toEqual([[{ path: "parameters.type", base: "object" }]]);
  expect(inside({ hosted: "web" })).toEqual([[{ path: "hosted", base: "search", head: "web" }]]);
});
