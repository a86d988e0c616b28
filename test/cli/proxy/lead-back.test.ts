import { expect, test } from "vitest";
import { leadBack } from "../../../src/cli/proxy/lead-back.ts";

const origin = "https://api.example.com";
const led = (headers: [string, string][]) =>
  leadBack(new Response("x", { status: 201, headers }), origin, "http://127.0.0.1:1/t").headers;

test("a redirect and an upload's address stay with the proxy", () => {
  expect(led([["location", `${origin}/v1/x?a=b`]]).get("location")).toBe(
    "http://127.0.0.1:1/t/api.example.com/v1/x?a=b",
  );
  expect(led([["location", "/v1/x"]]).get("location")).toBe("http://127.0.0.1:1/t/api.example.com/v1/x");
  expect(led([["x-goog-upload-url", `${origin}/upload?id=1`]]).get("x-goog-upload-url")).toBe(
    "http://127.0.0.1:1/t/api.example.com/upload?id=1",
  );
});

test("addresses elsewhere, relative ones and other text stay as they are", () => {
  for (const line of [
    ["location", "https://api.example.com.evil.example/x"],
    ["location", "//other.example/x"],
    ["location", "next"],
    ["link", `<${origin}/v1>; rel=next`],
    ["x-path", "/v1"],
  ] as [string, string][])
    expect(led([line]).get(line[0])).toBe(line[1]);
});

test("a response without an address is handed on untouched", () => {
  const response = new Response("x");
  expect(leadBack(response, origin, "http://127.0.0.1:1/t")).toBe(response);
});
