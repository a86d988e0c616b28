import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeProject } from "./project.ts";

const MANIFEST = {
  name: "shop",
  type: "module",
  scripts: { test: "vitest run" },
  devDependencies: { "llm-replay": "^0.1.0", vitest: "^5.1.0" },
};
const CONFIG = `import { defineConfig } from "vitest/config";

export default defineConfig({ test: { environment: "node" } });
`;

test("without a terminal it shows what is missing, changes nothing, and says how to go on", async () => {
  using project = makeProject({ "package.json": MANIFEST, "vitest.config.ts": CONFIG });
  const before = project.files();
  const { code, out, err, asked } = await project.init();
  expect([code, asked]).toEqual([1, []]);
  expect(out).toContain('+import { llmReplay } from "llm-replay/vitest";');
  expect(out).toContain('+    "test:record": "llm-replay record -- vitest run"');
  expect(out).toContain("Nothing was changed.");
  expect(err).toContain("--yes");
  expect(project.files()).toEqual(before);
});

test("on a terminal it asks, and does what it has shown only where that is wanted", async () => {
  using project = makeProject({ "package.json": MANIFEST, "vitest.config.ts": CONFIG });
  const before = project.files();
  const declined = await project.init({}, () => false);
  expect([declined.code, declined.err, declined.asked.length]).toEqual([1, "", 1]);
  expect(project.files()).toEqual(before);
  const agreed = await project.init({}, () => true);
  expect([agreed.code, agreed.err]).toEqual([0, ""]);
  expect(agreed.out).toContain("Changed 5 files.");
  expect(project.files()).toEqual({
    ...before,
    ".gitattributes": expect.stringContaining("diff=llm-replay"),
    ".github/workflows/llm-replay.yml": expect.stringContaining("npm ci"),
    ".gitignore": ".llm-replay/\n",
    "package.json": expect.stringContaining('"test:record"'),
    "vitest.config.ts": `import { defineConfig } from "vitest/config";
import { llmReplay } from "llm-replay/vitest";

export default defineConfig({ plugins: [llmReplay()], test: { environment: "node" } });
`,
  });
});

test("the patch that --dry-run prints makes the very files that --yes makes", async () => {
  using shown = makeProject({ "package.json": MANIFEST, "vitest.config.ts": CONFIG, ".gitignore": "dist" });
  using done = makeProject(shown.files());
  const { code, out } = await shown.init({ dryRun: true });
  expect(code).toBe(0);
  execFileSync("git", ["apply"], { cwd: shown.root, input: out });
  expect(await done.init({ yes: true })).toMatchObject({ code: 0 });
  expect(shown.files()).toEqual(done.files());
});

test("the config that comes of it holds the plugin", async () => {
  using project = makeProject({
    "package.json": MANIFEST,
    "vitest.config.js": 'import other from "./other.js";\nexport default { plugins: [other] };\n',
    "other.js": 'export default { name: "other" };\n',
    "node_modules/llm-replay/package.json": {
      name: "llm-replay",
      type: "module",
      exports: { "./vitest": "./v.js" },
    },
    "node_modules/llm-replay/v.js": 'export const llmReplay = (given) => ({ name: "llm-replay", given });\n',
  });
  await project.init({ yes: true, dir: "tapes" });
  const load = 'import config from "./vitest.config.js"; console.log(JSON.stringify(config.plugins))';
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", load], {
    cwd: project.root,
  });
  expect(JSON.parse(printed.toString())).toEqual([
    { name: "llm-replay", given: { dir: "tapes" } },
    { name: "other" },
  ]);
  expect(project.read(".gitattributes")).toContain("tapes/**/*.json text eol=lf");
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const projects = fc.record({
  runner: maybe(fc.constantFrom("vitest", "jest")),
  isModule: fc.boolean(),
  indent: fc.constantFrom(2, 4, "\t"),
  lock: maybe(fc.constantFrom("package-lock.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock")),
  config: maybe(fc.constantFrom("vitest.config.ts", "vite.config.mjs")),
  tsconfig: maybe(fc.constantFrom('{ "compilerOptions": { "types": [] } }', "{}", "{ // none\n}")),
  ignored: maybe(fc.constantFrom("", "dist", "dist\r\ncoverage\r\n", ".llm-replay\n")),
  attributes: maybe(fc.constantFrom("* text=auto", "*.json diff=llm-replay\n")),
  prettier: fc.boolean(),
  example: fc.boolean(),
  workflow: fc.boolean(),
});

test("a second run finds nothing to do, whatever the project is", async () => {
  await fc.assert(
    fc.asyncProperty(projects, async ({ runner, indent, lock, config, example, workflow, ...rest }) => {
      const manifest = {
        ...(rest.isModule && { type: "module" }),
        devDependencies: { ...(runner && { [runner]: "*" }), ...(rest.prettier && { prettier: "3" }) },
      };
      const given = {
        "package.json": JSON.stringify(manifest, undefined, indent),
        ...(lock && { [lock]: "" }),
        ...(config && { [config]: CONFIG }),
        ...(rest.tsconfig !== undefined && { "tsconfig.json": rest.tsconfig }),
        ...(rest.ignored !== undefined && { ".gitignore": rest.ignored }),
        ...(rest.attributes !== undefined && { ".gitattributes": rest.attributes }),
      };
      using project = makeProject(given);
      const options = { yes: true, example, workflow };
      expect(await project.init(options)).toMatchObject({ code: 0, err: "" });
      const once = project.files();
      const again = await project.init(options);
      expect(again).toMatchObject({ code: 0, out: expect.stringContaining("Nothing to do: all is there.") });
      expect(project.files()).toEqual(once);
      expect(Object.keys(once)).toEqual(expect.arrayContaining(Object.keys(given)));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["package-lock.json", ["npm ci"]],
  ["pnpm-lock.yaml", ["corepack enable", "pnpm install --frozen-lockfile"]],
  ["yarn.lock", ["corepack enable", "yarn install --immutable"]],
  ["bun.lock", ["npm install --global bun", "bun install --frozen-lockfile"]],
])("%s tells who installs the packages, also from the folder above", async (lock, commands) => {
  using project = makeProject({ "package.json": MANIFEST, [`../${lock}`]: "" }, { folder: "app" });
  await project.init({ yes: true });
  for (const command of commands)
    expect(project.read(".github/workflows/llm-replay.yml")).toContain(`- run: ${command}\n`);
});

test.each([
  [{ ...MANIFEST, type: "commonjs" }, {}, "vitest.config.mjs"],
  [MANIFEST, {}, "vitest.config.js"],
  [MANIFEST, { "tsconfig.json": "{}" }, "vitest.config.ts"],
  [{ ...MANIFEST, type: undefined }, { "tsconfig.json": "{}" }, "vitest.config.mts"],
])("without a config it writes one that is an ES module: %#", async (manifest, files, path) => {
  using project = makeProject({ "package.json": manifest, ...files });
  await project.init({ yes: true });
  expect(project.read(path)).toContain("plugins: [llmReplay()]");
});

test("what it does not understand it leaves alone, and prints the lines to write", async () => {
  const config = "import plugins from './p.ts';\nexport default { plugins };\n";
  using project = makeProject({ "package.json": MANIFEST, "vitest.config.ts": config });
  const { code, out } = await project.init({ yes: true });
  expect(code).toBe(0);
  expect(out).toContain("vitest.config.ts: its plugins are not written as a list. Write yourself:");
  expect(out).toContain(
    '    import { llmReplay } from "llm-replay/vitest";\n\n    plugins: [llmReplay()],\n',
  );
  expect(project.read("vitest.config.ts")).toBe(config);
  expect((await project.init()).out).toContain("All else is there.");
});

test("a config is not touched where Vite is not installed to read it", async () => {
  using project = makeProject({ "package.json": MANIFEST, "vitest.config.ts": CONFIG }, { vitest: false });
  const { out } = await project.init({ yes: true });
  expect(out).toContain("vitest.config.ts: Vite, which can read it, is not installed here.");
  expect(project.read("vitest.config.ts")).toBe(CONFIG);
});

test("a Vite whose parser knows no TypeScript reads a config with types too", async () => {
  const config = "const x: number = 1;\nexport default { test: { retry: x } } satisfies object;\n";
  using project = makeProject(
    {
      "package.json": MANIFEST,
      "vitest.config.ts": config,
      "node_modules/vitest/package.json": { name: "vitest", version: "5.0.0" },
      "node_modules/vite/package.json": { name: "vite", type: "module", exports: "./index.js" },
      "node_modules/vite/index.js": `export { parseAst } from ${JSON.stringify(import.meta.resolve("vitest/node"))};\n`,
    },
    { vitest: false },
  );
  await project.init({ yes: true });
  expect(project.read("vitest.config.ts")).toBe(
    `import { llmReplay } from "llm-replay/vitest";\n\n${config.replace("{ test", "{ plugins: [llmReplay()], test")}`,
  );
});

test("a link to a file stays a link", async () => {
  using project = makeProject({ "package.json": MANIFEST, "shared/ignored": "dist\n" });
  symlinkSync("shared/ignored", join(project.root, ".gitignore"));
  await project.init({ yes: true });
  expect(project.read("shared/ignored")).toBe("dist\n.llm-replay/\n");
});

test("what changed since it was shown is not written over, and nothing else is written", async () => {
  using project = makeProject({ "package.json": MANIFEST });
  const { code, err } = await project.init({}, () => {
    project.write(".gitignore", "mine\n");
    return true;
  });
  expect([code, err]).toEqual([2, expect.stringContaining(".gitignore has changed")]);
  expect(Object.keys(project.files())).toEqual([".gitignore", "package.json"]);
});

test.each([
  [{ jest: "^30" }, {}, 'setupFilesAfterEnv: ["llm-replay/jest"]'],
  [{}, { test: "node --test" }, "withCassette"],
  [{}, {}, "No test runner was found"],
  [{ vitest: "^4.1.0" }, {}, "The plugin needs Vitest 5, and this is Vitest 4."],
])("with %o and %o it says what there is instead of the plugin", async (devDependencies, scripts, said) => {
  using project = makeProject({ "package.json": { devDependencies, scripts } }, { vitest: false });
  const { code, out } = await project.init({ yes: true });
  expect([code, out]).toEqual([0, expect.stringContaining(said)]);
  expect(Object.keys(project.files()).filter((path) => path.startsWith("vitest.config"))).toEqual([]);
});

test("other runners are recorded as any program is", async () => {
  using project = makeProject(
    { "package.json": { scripts: { test: "jest" } }, "yarn.lock": "" },
    { vitest: false },
  );
  await project.init({ yes: true });
  expect(JSON.parse(project.read("package.json"))).toEqual({
    scripts: {
      test: "jest",
      "test:record": "llm-replay record -- yarn test",
      "test:replay": "llm-replay replay -- yarn test",
    },
  });
  expect(project.read(".github/workflows/llm-replay.yml")).toContain("on-missing-run: pass");
});

test("a workflow is written at the root of a repository, and not beside one that there is", async () => {
  using inner = makeProject({ "package.json": MANIFEST }, { folder: "packages/app" });
  inner.git("init", "--quiet");
  expect((await inner.init({ yes: true })).out).toContain("at the root of the repository alone");
  using known = makeProject({
    "package.json": MANIFEST,
    ".github/workflows/test.yaml": "      - uses: llm-replay/llm-replay@v0\n",
  });
  using elsewhere = makeProject({ "package.json": MANIFEST });
  elsewhere.git("init", "--quiet");
  elsewhere.git("remote", "add", "origin", "git@gitlab.com:a/b.git");
  for (const project of [inner, known, elsewhere]) {
    await project.init({ yes: true });
    expect(Object.keys(project.files())).not.toContain(".github/workflows/llm-replay.yml");
  }
});

test("--json tells the plan and asks nothing", async () => {
  using project = makeProject({ "package.json": MANIFEST });
  const planned = await project.init({ json: true }, () => true);
  expect([planned.code, planned.asked]).toEqual([1, []]);
  const { applied, steps } = JSON.parse(planned.out) as { applied: boolean; steps: { path?: string }[] };
  expect([applied, steps.map(({ path }) => path)]).toEqual([
    false,
    ["vitest.config.js", "package.json", ".gitattributes", ".gitignore", ".github/workflows/llm-replay.yml"],
  ]);
  expect(JSON.parse((await project.init({ json: true, yes: true })).out)).toMatchObject({ applied: true });
  expect(JSON.parse((await project.init({ json: true })).out)).toEqual({
    applied: false,
    effects: 0,
    steps: [],
  });
});

test("what is no project, no repository or no folder of one is named", async () => {
  using empty = makeProject({});
  expect(await empty.init()).toMatchObject({ code: 2, err: expect.stringContaining("no package.json") });
  expect(await empty.init({ git: true })).toMatchObject({
    code: 2,
    err: expect.stringContaining("git init"),
  });
  using broken = makeProject({ "package.json": "{" });
  expect(await broken.init()).toMatchObject({
    code: 2,
    err: expect.stringContaining("package.json is no JSON"),
  });
  using project = makeProject({ "package.json": MANIFEST });
  for (const dir of ["../x", "/x", ".", ".."])
    expect(await project.init({ dir })).toMatchObject({ code: 2, err: expect.stringContaining(dir) });
});
