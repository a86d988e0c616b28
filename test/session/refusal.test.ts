import { expect, test } from "vitest";
import { failure } from "../../src/errors.ts";
import { refusal } from "../../src/session/refusal.ts";

test("the answer to a miss is one that no SDK retries, with the explanation in it", async () => {
  const response = refusal(failure("miss", "No recorded interaction answers it."));
  expect([response.status, response.headers.get("x-should-retry")]).toEqual([400, "false"]);
  expect(await response.json()).toEqual({
    error: {
      message: "No recorded interaction answers it.",
      type: "llm_replay_miss",
      code: "llm_replay_miss",
    },
  });
});
