import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { reply, summarise } from "./summarise.ts";

const REVIEW = "The atlas came a day late, but the maps are gorgeous and the paper is a joy to touch.";

test("files a review by a tool, with arguments that fit its schema", async () => {
  const { stars, gist } = await summarise(REVIEW);

  expect(stars).toBe(4);
  expect(gist).toMatchSemantically("The maps are beautiful, though delivery was late.");
  expect(currentTrace()).toHaveCalledTool("file_review", { stars: 4 }, { mode: "superset" });
  expect(currentTrace()).toHaveValidToolArguments();
});

test("answers a review without giving personal data away", async () => {
  const answer = await reply(REVIEW);

  expect(answer).toContainNoPii();
  expect(answer).toContainAnyOf(["sorry", "apologise"]);
  expect(currentTrace()).toFinishWith("stop");
});
