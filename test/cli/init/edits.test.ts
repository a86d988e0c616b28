import { expect, test } from "vitest";
import { addLines } from "../../../src/cli/init/add-lines.ts";
import { addScripts } from "../../../src/cli/init/add-scripts.ts";
import { addTypes } from "../../../src/cli/init/add-types.ts";
import { addAttributes, addIgnored, addUnformatted } from "../../../src/cli/init/git-lines.ts";
import { loadParser } from "../../../src/cli/init/load-parser.ts";

test("scripts are added in the layout of the file, and those of the user stay", () => {
  const text = '{\r\n\t"scripts": {\r\n\t\t"a": "x"\r\n\t},\r\n\t"z": []\r\n}';
  expect(addScripts(text, { a: "y", b: "z" })).toEqual({
    text: '{\r\n\t"scripts": {\r\n\t\t"a": "x",\r\n\t\t"b": "z"\r\n\t},\r\n\t"z": []\r\n}',
  });
  expect(addScripts(text, { a: "y" })).toEqual({ text });
  expect(addScripts("{}\n", { b: "z" })).toEqual({ text: '{\n  "scripts": {\n    "b": "z"\n  }\n}\n' });
  expect(addScripts('{ "a": [1, 2] }\n', { b: "z" })).toEqual({ refused: expect.any(String) });
});

test("types are added to a list that is there, among comments", async () => {
  const parse = await loadParser(process.cwd());
  if (!parse) throw new Error("Vite is not installed");
  const text = '\uFEFF// 🎈\n{ "compilerOptions": { /* x */ "types": [\n  "node",\n], }, }\n';
  const added = { text: text.replace("[", '[\n  "llm-replay/vitest",') };
  expect(addTypes(text, parse)).toEqual(added);
  expect(addTypes(added.text, parse)).toEqual(added);
  expect(addTypes("{}", parse)).toEqual({ refused: "it lists no types" });
  expect(addTypes('{ "compilerOptions": 1 ', parse)).toEqual({ refused: "it cannot be parsed" });
});

test("lines come at the end, once, with the line ends that are there", () => {
  expect(addLines(undefined, ["a"])).toBe("a\n");
  expect(addLines("x", ["a", "b"])).toBe("x\na\nb\n");
  expect(addLines("x\r\n  a\r\n", ["a", "b"])).toBe("x\r\n  a\r\nb\r\n");
  expect(addLines("a", ["a"])).toBe("a");
});

test("what a user has said of cassettes in another way stays", () => {
  const own = "tapes/*.json diff=llm-replay\n";
  expect(addAttributes(own, "cassettes")).toBe(own);
  expect(addAttributes("* diff=llm-replay-x\n", "my tapes")).toContain('"my tapes/**/*.json" text eol=lf');
  for (const line of [".llm-replay", "/.llm-replay/", ".llm-replay/**", "a\r\n.llm-replay/\r\n"])
    expect(addIgnored(line)).toBe(line);
  expect(addIgnored("!.llm-replay\n")).toBe("!.llm-replay\n.llm-replay/\n");
  expect(addUnformatted("/cassettes\n", "cassettes")).toBe("/cassettes\n");
  expect(addUnformatted("dist", "cassettes")).toBe("dist\ncassettes/\n");
});
