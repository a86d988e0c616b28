import assert from "node:assert/strict";
import { test } from "node:test";
import { withCassette } from "llm-replay";
import { costLessThan, finishWith, matchSemantically } from "llm-replay/assertions";
import { recommend } from "./recommend.js";

const proves = ({ pass, message }) => assert.ok(pass, message);

test("recommends a book", async () => {
  const { result, trace } = await withCassette("recommend", () => recommend("Emma"));

  proves(matchSemantically(result, "Try Persuasion, also by Jane Austen."));
  proves(costLessThan(trace, 0.01));
  proves(finishWith(trace, "stop"));
});
