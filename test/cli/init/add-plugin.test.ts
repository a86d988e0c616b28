import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addPlugin } from "../../../src/cli/init/add-plugin.ts";
import { loadParser } from "../../../src/cli/init/load-parser.ts";
import type { Parse } from "../../../src/cli/init/syntax.ts";

const parser = async (): Promise<Parse> => {
  const parse = await loadParser(process.cwd());
  if (!parse) throw new Error("Vite is not installed");
  return parse;
};
const parse = await parser();
const add = (text: string, dir = "cassettes") => addPlugin("vitest.config.ts", text, dir, parse);

const OURS = 'import { llmReplay } from "llm-replay/vitest";';

test.each([
  ["export default {};", "export default { plugins: [llmReplay()] };"],
  ["export default { test: {} } as const;", "export default { plugins: [llmReplay()], test: {} } as const;"],
  ["export default ({ plugins: [] });", "export default ({ plugins: [llmReplay()] });"],
  ["export default { plugins: [ a() ] };", "export default { plugins: [ llmReplay(), a() ] };"],
  ["export default { plugins: [...all] };", "export default { plugins: [llmReplay(), ...all] };"],
  ["export default { plugins: [/* none */] };", "export default { plugins: [llmReplay(), /* none */] };"],
  ['export default { ...base, "plugins": [a] };', 'export default { ...base, "plugins": [llmReplay(), a] };'],
  [
    "const c = { test };\nexport default c;",
    "const c = { plugins: [llmReplay()], test };\nexport default c;",
  ],
  ["export default () => ({});", "export default () => ({ plugins: [llmReplay()] });"],
  [
    "export default defineConfig(async function () {\n  load();\n  return {};\n});",
    "export default defineConfig(async function () {\n  load();\n  return { plugins: [llmReplay()] };\n});",
  ],
  [
    "export default mergeConfig(base, defineConfig({ test }));",
    "export default mergeConfig(base, defineConfig({ plugins: [llmReplay()], test }));",
  ],
])("`%s` becomes `%s`", (text, after) => {
  expect(add(text)).toEqual({ text: `${OURS}\n\n${after}` });
});

test.each([
  ["module.exports = {};", "no default export"],
  ["export default config();", "no object"],
  ["export default { ...base };", "spread"],
  ["export default { plugins };", "not written as a list"],
  ["export default { plugins: all() };", "not written as a list"],
  ["export default { test: { projects: [] } };", "projects"],
  ["export default (env) => { if (env.a) return {}; return {}; };", "no object"],
  ["export default () => { const c = {}; return c; };", "no object"],
  ["const c = {};\nexport default () => { const c = make(); return c; };", "no object"],
  ["export default defineConfig({}, {});", "no object"],
  ["const llmReplay = 1;\nexport default {};", "llmReplay"],
  ["export default {", "parsed"],
])("`%s` is left alone, for it has %s", (text, reason) => {
  expect(add(text)).toEqual({ refused: expect.stringContaining(reason) });
});

test("the import is written in the hand of those that are there, and remarks stay where they are", () => {
  const text = [
    "// by hand 🎈",
    "import a from 'a' // first",
    "",
    "export default {",
    "\tplugins: [",
    "\t\t// for a",
    "\t\ta(),",
    "\t],",
    "}",
    "",
  ].join("\r\n");
  expect(add(text)).toEqual({
    text: text
      .replace("// first", "// first\r\nimport { llmReplay } from 'llm-replay/vitest'")
      .replace("[", "[\r\n\t\tllmReplay(),"),
  });
});

test("another folder is handed on", () => {
  expect(add("export default {};", "test/tapes")).toEqual({
    text: `${OURS}\n\nexport default { plugins: [llmReplay({ dir: "test/tapes" })] };`,
  });
});

const configs = fc.record({
  eol: fc.constantFrom("\n", "\r\n"),
  quote: fc.constantFrom("'", '"'),
  semi: fc.constantFrom("", ";"),
  imports: fc.integer({ min: 0, max: 2 }),
  plugins: fc.constantFrom("", "plugins: [],", "plugins: [a()],", "plugins: [§  a(), // one§  b,§],"),
  rest: fc.constantFrom("", "test: { globals: true }", "/* ü */", "§  test: {},§"),
  wrap: fc.constantFrom("%", "defineConfig(%)", "() => (%)", "mergeConfig(a, %)", "% satisfies object"),
});

test("whatever the layout, adding twice is adding once, and nothing that stood there is lost", () => {
  fc.assert(
    fc.property(configs, ({ eol, quote, semi, imports, plugins, rest, wrap }) => {
      const lines = Array.from(
        { length: imports },
        (_, i) => `import x${i} from ${quote}x${i}${quote}${semi}`,
      );
      const object = `{ ${plugins} ${rest} }`.replaceAll("§", eol);
      const text = [...lines, `export default ${wrap.replace("%", object)}${semi}`, ""].join(eol);
      const once = add(text);
      if (!("text" in once)) throw new Error(once.refused);
      expect(add(once.text)).toEqual(once);
      expect(once.text.match(/\n/g)?.length ?? 0).toBe(
        once.text.match(eol === "\n" ? /(?<!\r)\n/g : /\r\n/g)?.length,
      );
      const bare = (code: string): string => code.replace(/\s/g, "");
      const without = bare(once.text)
        .replace(/import\{llmReplay\}from['"]llm-replay\/vitest['"];?/, "")
        .replace(/llmReplay\(\),?/, "");
      const made = ["", "{plugins:[]", "{plugins:[],"].map((start) => bare(text).replace("{", start || "{"));
      expect(made).toContain(without);
    }),
  );
});
