import { expect, test } from "vitest";
import { explainCode, explainInfo } from "../../scripts/docs/explain-code.ts";
import { readPage } from "../../scripts/docs/read-page.ts";

const PAGE = `# What \`match\` does

See [the other](other.md#two-words) and \`[none](none.md)\`.

\`\`\`ts agent.ts
// [no link](in/code.md)
# no heading
\`\`\`
`;

test("links and headings are found, those in code are not", () => {
  const { links, headings, anchors } = readPage(PAGE);
  expect(links).toEqual([{ line: 3, target: "other.md#two-words" }]);
  expect(headings).toEqual(["What `match` does"]);
  expect([...anchors]).toEqual(["what-match-does"]);
});

test("a block has its language, its file and its line", () => {
  expect(readPage(PAGE).blocks).toEqual([
    { line: 5, language: "ts", info: "agent.ts", code: "// [no link](in/code.md)\n# no heading\n" },
  ]);
});

const block = (language: string, code: string, info = "") => ({ line: 1, language, info, code });

test.each([
  ["ts", "const a: number = ;"],
  ["js", "const = 1"],
  ["json", "{ a: 1 }"],
  ["yaml", "a: [1"],
  ["sh", "if true"],
  ["cobol", ""],
])("code in %s that nobody could run is found", (language, code) => {
  expect(explainCode(block(language, code))).toContain(language);
});

test.each([
  ["ts", "const a: number = 1;"],
  ["json", '{ "a": 1 }'],
  ["yaml", "a: [1]"],
  ["sh", "if true; then true; fi"],
])("code in %s that can be read is let be", (language, code) => {
  expect(explainCode(block(language, code))).toBeUndefined();
});

test("a block that no test runs must say so", () => {
  expect(explainInfo(block("ts", ""))).toContain("which no test runs");
  expect(explainInfo(block("sh", "", "later"))).toContain("which no test runs");
  expect(explainInfo(block("sh", "", "fails"))).toBeUndefined();
  expect(explainInfo(block("yaml", "", "aside"))).toBeUndefined();
  expect(explainInfo(block("ts", "", "agent.test.ts"))).toBeUndefined();
});
