import { expect, test } from "vitest";
import { bedrockPath } from "../../../src/trace/exchange/bedrock-path.ts";

test.each([
  ["/model/amazon.nova-lite-v1%3A0/invoke", "amazon.nova-lite-v1:0", "invoke"],
  ["/model/amazon.nova-lite-v1:0/converse-stream", "amazon.nova-lite-v1:0", "converse-stream"],
  [
    "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.x/converse",
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.x",
    "converse",
  ],
  [
    "/model/arn:aws:bedrock:us-east-1:1:inference-profile/us.x/converse",
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.x",
    "converse",
  ],
])("%s names a model and an action", (path, model, action) => {
  expect(bedrockPath(path)).toEqual({ model, action });
});

test("other paths name none", () => {
  expect(bedrockPath("/v1/models/x/predictions")).toBeUndefined();
});
