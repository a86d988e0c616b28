import { expect, test } from "vitest";
import { callOf, events } from "./call-of.ts";

const url = "https://mcp.example.com/mcp";
const ask = (method: string, params: object = {}, id: number | string = 1) => ({
  jsonrpc: "2.0",
  id,
  method,
  params,
});

test("a tool that fails says so in its result", () => {
  const result = { content: [{ type: "text", text: "no such city" }], isError: true };
  const request = ask("tools/call", { name: "get_weather", arguments: {} });
  const call = callOf({ url, request, answer: { jsonrpc: "2.0", id: 1, result } });
  expect(call).toMatchObject({
    kind: "tool",
    error: { type: "tool_error", message: "no such city", status: 200 },
    output: [{ parts: [{ response: result }] }],
  });
});

test("an error of the protocol comes with a good status", () => {
  const error = { code: -32602, message: "Unknown tool" };
  const call = callOf({
    url,
    request: ask("tools/call", { name: "x" }),
    answer: { jsonrpc: "2.0", id: 1, error },
  });
  expect(call.error).toEqual({ type: "jsonrpc", code: "-32602", message: "Unknown tool", status: 200 });
});

test("what a server offers are tools; other methods are calls of no kind", () => {
  const tools = [{ name: "get_weather", description: "Weather", inputSchema: { type: "object" } }];
  const answer = events([{ jsonrpc: "2.0", id: "a", result: { tools } }]);
  const call = callOf({ url, request: ask("tools/list", {}, "a"), type: "text/event-stream", answer });
  expect(call).toMatchObject({
    api: "mcp",
    kind: "other",
    tools: [{ name: "get_weather", description: "Weather", parameters: { type: "object" } }],
    parameters: { method: "tools/list" },
    warnings: [],
  });
});

test("among several messages the run of a tool is what counts", () => {
  const request = [ask("ping", {}, 1), ask("tools/call", { name: "add", arguments: { x: 1 } }, 2)];
  const result = { content: [{ type: "text", text: "1" }] };
  const answer = [
    { jsonrpc: "2.0", id: 1, result: {} },
    { jsonrpc: "2.0", id: 2, result },
  ];
  expect(callOf({ url, request, answer }).output).toEqual([
    { role: "tool", parts: [{ type: "tool_call_response", id: "2", name: "add", response: result }] },
  ]);
});

test.each(["eth_blockNumber", "message/send", "tasks/resubscribe"])("%s is not MCP's", (method) => {
  expect(callOf({ url, request: ask(method), answer: {} }).api).toBeUndefined();
});
