import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { type ProjectOptions, projectOptions } from "../../../src/cli/config/project-options.ts";

const MODULES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const PLUGIN = new URL("../../../src/vitest/index.ts", import.meta.url).href;
const IMPORT = `import { llmReplay } from ${JSON.stringify(PLUGIN)};\n`;

/** What commands take from a project with these files, where nothing is installed. */
const optionsInBare = (
  files: Readonly<Record<string, string>>,
  root = mkdtempSync(join(tmpdir(), "llm-replay-config-")),
): Promise<ProjectOptions> => {
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return projectOptions({ cwd: () => root });
};

/** What commands take from a project with these files, where Vitest is installed. */
const optionsIn = (files: Readonly<Record<string, string>>): Promise<ProjectOptions> => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-config-"));
  symlinkSync(MODULES, join(root, "node_modules"));
  return optionsInBare(files, root);
};

test("a folder without a config has no options", async () => {
  expect(await optionsIn({})).toEqual({});
});

test("of the options in the Vitest config those hold that are not about one test", async () => {
  const config = `${IMPORT}
const options = {
  dir: "tapes",
  mode: "replay",
  maxCost: 1,
  redact: { patterns: [/CUST-\\d+/i], fields: ["tenant"] },
  traffic: { record: ["127.0.0.1:4010"] },
  prices: { mine: { input: 1 } },
};
export default ({ mode }) => ({ plugins: [null, [Promise.resolve(mode === "test" && llmReplay(options))]] });`;
  expect(await optionsIn({ "vitest.config.mjs": config })).toEqual({
    dir: "tapes",
    redact: { patterns: [/CUST-\d+/i], fields: ["tenant"] },
    traffic: { record: ["127.0.0.1:4010"] },
    prices: { mine: { input: 1 } },
  });
});

test("what is secret in one inline project is so for all; of the rest the first says it", async () => {
  const config = `${IMPORT}
const one = { plugins: [llmReplay({ dir: "a", redact: { fields: ["one"] } })] };
const other = () => ({ plugins: [llmReplay({ dir: "b", redact: { fields: ["other"] } })] });
export default { test: { projects: [one, other, "packages/*"] } };`;
  const { dir, redact } = await optionsIn({ "vite.config.mjs": config });
  expect(dir).toBe("a");
  expect(redact).toEqual({ fields: ["other", "one"] });
});

test.each([
  ['{ root: "app", plugins: [llmReplay()] }', "app/cassettes"],
  ["{ root: import.meta.dirname, plugins: [llmReplay()] }", "cassettes"],
  ['{ root: "app", test: { root: "e2e" }, plugins: [llmReplay({ dir: "tapes" })] }', "e2e/tapes"],
])("cassettes lie in the root of the tests: %s", async (config, dir) => {
  expect(await optionsIn({ "vitest.config.mjs": `${IMPORT}export default ${config};` })).toEqual({ dir });
});

test("a config without the plugin says nothing", async () => {
  expect(await optionsIn({ "vitest.config.mjs": 'export default { root: "app", plugins: [] };' })).toEqual(
    {},
  );
});

test("a config that asks whether tests run is told that they do, and nobody else is afterwards", async () => {
  const before = process.env["VITEST"];
  onTestFinished(() => void (process.env["VITEST"] = before));
  delete process.env["VITEST"];
  const config = `${IMPORT}export default { plugins: process.env.VITEST ? [llmReplay({ dir: "tapes" })] : [] };`;
  expect(await optionsIn({ "vitest.config.mjs": config })).toEqual({ dir: "tapes" });
  expect(process.env["VITEST"]).toBeUndefined();
});

test("a config of our own is read in the place of Vitest's, with functions", async () => {
  const own = `
export default {
  redact: { hook: (interaction) => interaction },
  prices: () => undefined,
};`;
  const options = await optionsIn({
    "llm-replay.config.mjs": own,
    "vitest.config.mjs": `${IMPORT}export default { plugins: [llmReplay({ dir: "tapes" })] };`,
  });
  expect(options).toEqual({ redact: { hook: expect.any(Function) }, prices: expect.any(Function) });
});

test.each([
  ["llm-replay.config.mjs", "export default { redakt: {} };", /redakt.*redact/s],
  ["llm-replay.config.mjs", "export const options = {};", "no object of options"],
  ["llm-replay.config.mjs", "export default {", /.+/],
  ["vitest.config.mjs", `${IMPORT}export default { plugins: [llmReplay({ redact: 1 })] };`, /redact/],
  ["vitest.config.mjs", '// llm-replay\nthrow new Error("broken");', /broken/],
])("a %s that cannot be read stops a command: %s", async (name, text, reason) => {
  const error: unknown = await optionsIn({ [name]: text }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "configUnreadable", message: expect.stringContaining(name) });
  expect((error as Error).message).toMatch(reason);
});

test("a config that nothing here can read stops a command too, where it names us", async () => {
  const config = `${IMPORT}export default { plugins: [llmReplay()] };`;
  await expect(optionsInBare({ "vitest.config.mjs": config })).rejects.toThrow(
    /Vitest.*is not installed here/,
  );
  expect(await optionsInBare({ "vite.config.mjs": "export default {};" })).toEqual({});
});

test("a broken config stops nothing where neither it nor the project names us", async () => {
  const broken = { "vite.config.mjs": 'import "./shared.mjs";' };
  expect(await optionsIn(broken)).toEqual({});
  const manifest = JSON.stringify({ devDependencies: { "llm-replay": "^0.1.0" } });
  await expect(optionsIn({ ...broken, "package.json": manifest })).rejects.toMatchObject({
    code: "configUnreadable",
  });
});
