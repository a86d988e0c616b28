import { expect, test } from "vitest";
import { expandContractions } from "../../src/meaning/contractions.ts";

test.each([
  ["Can't, cannot, won't", "Can not, can not, will not"],
  ["I'm, you're, we'll, they've, she'd", "I am, you are, we will, they have, she would"],
  ["It's what's here; isn't it? Let's go", "It is what is here; is not it? Let us go"],
  ["the server's disk, James' hat, o'clock", "the server's disk, James' hat, o'clock"],
])("%s", (short, full) => {
  expect(expandContractions(short)).toBe(full);
});
