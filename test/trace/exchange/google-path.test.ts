import { expect, test } from "vitest";
import { googlePath } from "../../../src/trace/exchange/google-path.ts";

test("a path names model and method, on Vertex AI the publisher too", () => {
  expect(googlePath("/v1beta/models/gemini-2.5-flash:generateContent")).toEqual({
    model: "gemini-2.5-flash",
    method: "generateContent",
  });
  const vertex =
    "/v1/projects/p/locations/global/publishers/anthropic/models/claude-sonnet-4-5%4020250929:rawPredict";
  expect(googlePath(vertex)).toEqual({
    publisher: "anthropic",
    model: "claude-sonnet-4-5@20250929",
    method: "rawPredict",
  });
  expect(googlePath("/v1/chat/completions")).toBeUndefined();
});
