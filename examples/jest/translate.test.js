import { expect, test } from "@jest/globals";
import { withCassette } from "llm-replay";
import { translate } from "./translate.js";

test("translates a title for under a cent", async () => {
  const { result, trace } = await withCassette("title", () => translate("Die unendliche Geschichte"));

  expect(result).toBe("The Neverending Story");
  expect(trace).toCostLessThan(0.01);
  expect(trace).toFinishWith("stop");
});
