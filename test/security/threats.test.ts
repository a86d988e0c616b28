import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Proof {
  readonly file: string;
  readonly title: string;
}

const LINES = /<!-- threats -->([^]*)<!-- \/threats -->/
  .exec(readFileSync("SECURITY.md", "utf8"))?.[1]
  ?.split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2);

const proofOf = (line: string): Proof | undefined => {
  const [, file, title] = /\| `(test\/[^`]+\.test\.ts)`: `(.+?)` *\|$/.exec(line) ?? [];
  return file === undefined || title === undefined ? undefined : { file, title };
};

test("SECURITY.md names threats", () => {
  expect(LINES?.length).toBeGreaterThan(30);
});

test.each(LINES ?? [])("a test that is there proves: %s", (line) => {
  const proof = proofOf(line);
  expect(proof).toBeDefined();
  expect(readFileSync(proof?.file ?? "", "utf8")).toContain(`"${proof?.title}"`);
});
