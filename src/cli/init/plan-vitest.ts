import { addPlugin, pluginLines } from "./add-plugin.ts";
import { addTypes, MATCHER_TYPES } from "./add-types.ts";
import { EXAMPLE_TEST } from "./example-test.ts";
import { type Plan, stepOf } from "./plan.ts";
import type { Project } from "./project.ts";
import type { Parse } from "./syntax.ts";

/** Without `"type": "module"`, only its ending makes a config an ES module. */
const newConfig = ({ isModule, hasTypeScript }: Project): string =>
  `vitest.config.${isModule ? "" : "m"}${hasTypeScript ? "ts" : "js"}`;

const planConfig = (project: Project, dir: string, parse: Parse | undefined): Plan => {
  const { config } = project;
  const { imported, call } = pluginLines(dir);
  if (config?.text === undefined) {
    const text = `${imported}\nimport { defineConfig } from "vitest/config";\n\nexport default defineConfig({ plugins: [${call}] });\n`;
    return stepOf({ path: newConfig(project), text: undefined }, { text }, []);
  }
  const edit = parse
    ? addPlugin(config.path, config.text, dir, parse)
    : { refused: "Vite, which can read it, is not installed here" };
  return stepOf(config, edit, [imported, "", `plugins: [${call}],`]);
};

const planTypes = ({ tsconfig, hasTypeScript }: Project, parse: Parse | undefined): Plan => {
  if (!hasTypeScript || tsconfig.text === undefined || !parse) return [];
  const edit = addTypes(tsconfig.text, parse);
  if ("text" in edit) return stepOf(tsconfig, edit, []);
  const text =
    `TypeScript knows the matchers where ${tsconfig.path} includes the Vitest config; ` +
    `elsewhere by a line /// <reference types="${MATCHER_TYPES}" /> in a .d.ts file.`;
  return [{ kind: "note", text }];
};

const FIRST = 5;

/** Plans what has Vitest give every test a cassette: the plugin, types for the matchers, a first test where one is asked for. */
export const planVitest = (
  project: Project,
  { dir, example }: { readonly dir: string; readonly example: boolean },
  parse: Parse | undefined,
): Plan => {
  const { vitestMajor = FIRST } = project;
  if (vitestMajor < FIRST) {
    const text =
      `The plugin needs Vitest ${FIRST}, and this is Vitest ${vitestMajor}. ` +
      `Update it, or use withCassette, with setupFiles: ["llm-replay/vitest4"] for the matchers.`;
    return [{ kind: "note", text }];
  }
  const isWanted = example && project.example.text === undefined;
  return [
    ...planConfig(project, dir, parse),
    ...planTypes(project, parse),
    ...(isWanted ? stepOf(project.example, { text: EXAMPLE_TEST }, []) : []),
  ];
};
