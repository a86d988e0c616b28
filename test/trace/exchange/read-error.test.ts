import { expect, test } from "vitest";
import type { Failure } from "../../../src/cassette/cassette.ts";
import { openExchange } from "../../../src/trace/exchange/exchange.ts";
import { readError } from "../../../src/trace/exchange/read-error.ts";
import { interaction } from "../../session/interaction.ts";
import { events, interactionIn } from "../providers/call-of.ts";

const url = "https://api.example.com/v1/chat";
const errorOf = (status: number, answer: unknown, type = "application/json") =>
  readError(openExchange(interactionIn({ url, status, answer, type })));

test.each([
  [
    { error: { type: "rate_limit_error", message: "Slow", code: "rpm" } },
    { type: "rate_limit_error", code: "rpm" },
  ],
  [
    { error: { code: 429, message: "Slow", status: "RESOURCE_EXHAUSTED" } },
    { type: "RESOURCE_EXHAUSTED", code: "429" },
  ],
  [[{ error: { code: 429, message: "Slow", status: "X" } }], { type: "X" }],
  [{ error: "Slow", error_type: "overloaded" }, { type: "overloaded" }],
  [{ message: "Slow" }, { type: "http" }],
  [{ Message: "Slow" }, { type: "http" }],
  [{ detail: "Slow" }, { type: "http" }],
  [{ detail: [{ loc: ["body"], msg: "Slow", type: "missing" }] }, { type: "http" }],
  [{ errors: [{ code: "rate", message: "Slow" }] }, { code: "rate" }],
  [{ code: "rate", error: "Slow" }, { code: "rate" }],
])("%j is an error", (answer, read) => {
  expect(errorOf(429, answer)).toMatchObject({ message: "Slow", status: 429, ...read });
});

test("an error of no known shape is told by its status", () => {
  expect(errorOf(502, "<html>Bad gateway</html>", "text/html")).toEqual({
    type: "http",
    message: "HTTP status 502",
    status: 502,
  });
});

test("an answer of status 200 may be an error; one that says it has none is not", () => {
  expect(errorOf(200, { error: { code: 502, message: "Provider returned error" } })).toMatchObject({
    message: "Provider returned error",
    code: "502",
    status: 200,
  });
  for (const error of [null, false, ""]) expect(errorOf(200, { error, output: "fine" })).toBeUndefined();
});

test("a stream says its errors in events", () => {
  const stream = events([{ choices: [] }, { error: { message: "Overloaded", type: "server_error" } }]);
  expect(errorOf(200, stream, "text/event-stream")).toMatchObject({
    type: "server_error",
    message: "Overloaded",
  });
  const named = ["event: error\ndata: broken pipe\n\n"];
  expect(errorOf(200, named, "text/event-stream")).toMatchObject({ type: "error", message: "broken pipe" });
});

test("a request without an answer has its failure", () => {
  const failure: Failure = { kind: "network", code: "ECONNRESET", message: "reset" };
  expect(readError(openExchange(interaction({ failure })))).toEqual({
    type: "network",
    code: "ECONNRESET",
    message: "reset",
  });
});
