import { expect, test } from "vitest";
import { readJsonLoosely } from "../../src/replay/content.ts";

test("a body of many megabytes is read, however it is laid out", () => {
  const image = `${"QUJD0e".repeat(3_000_000)}`;
  const read = readJsonLoosely(`{ "seed":9007199254740993,   "image":"${image}" }`);
  expect(read?.numbers).toEqual({ "/seed": "9007199254740993" });
  expect(read?.value).toHaveProperty("image.length", image.length);
});
