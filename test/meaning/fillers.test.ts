import { expect, test } from "vitest";
import { dropFillers } from "../../src/meaning/fillers.ts";

test.each([
  ["Certainly, the sky is blue.", "the sky is blue."],
  ["Of course! Great question. In summary, it works.", "it works."],
  ["Here is the answer: 42.", "42."],
  ["The final answer is: 42", "42"],
  ["It works. I hope this helps! Let me know if you have questions.", "It works."],
  ["It works. Is there anything else I can do for you?", "It works."],
])("%s", (text, rest) => {
  expect(dropFillers(text)).toBe(rest);
});

test.each([
  "Let me know if the door is open.",
  "Surely it works.",
  "Great powers need care.",
  "Well-known facts help.",
  "Feel free to swim.",
])("%s stays as it is", (text) => {
  expect(dropFillers(text)).toBe(text);
});
