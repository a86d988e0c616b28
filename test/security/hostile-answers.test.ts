import { expect, test } from "vitest";
import { foldChat } from "../../src/trace/bodies/chat-stream.ts";
import { withPartialArgs } from "../../src/trace/bodies/gemini-partial-args.ts";
import { promptCompletion } from "../../src/trace/bodies/prompt-completion.ts";
import { unflatten } from "../../src/trace/spans/dialects/unflatten.ts";

const FAR = 4_294_967_294;

test("an index far beyond the end of a list leaves no holes in it", () => {
  const pieces = ["a", "b"].map((stringValue) => ({ jsonPath: `$.list[${FAR}]`, stringValue }));
  expect(withPartialArgs({}, pieces)).toEqual({ list: ["a", "b"] });
  const events = [FAR, 0, 1.5, -1].map((index) => ({ data: { index, generation: `${index}` }, end: 0 }));
  expect(promptCompletion.folded?.(events)).toMatchObject({
    generations: ["-1", "0", "1.5", `${FAR}`].map((text) => ({ text })),
  });
  expect(unflatten({ [`a.${FAR}`]: "late", "a.0": "early" }, "a")).toEqual(["early", "late"]);
});

test("a path that leads deeper than JSON is read leads nowhere", () => {
  const path = ".a".repeat(20_000);
  expect(withPartialArgs({}, [{ jsonPath: `$${path}`, stringValue: "a" }])).toEqual({});
  expect(unflatten({ [`a${path}`]: "a", "a.b": "c" }, "a")).toEqual({ b: "c" });
});

test("a list of any length is put together", () => {
  const content = Array.from({ length: 300_000 }, () => ({ token: "a", logprob: 0 }));
  const choices = [{ index: 0, delta: { content: "a" }, logprobs: { content } }];
  const folded = JSON.stringify(foldChat([{ data: { choices }, end: 0 }]));
  expect(folded.match(/"token"/g)).toHaveLength(300_000);
});
