/** Writes the tables of options, matchers, commands, inputs, outputs and base URLs into README.md; `--check` only says whether they are current. */
import { readFileSync, writeFileSync } from "node:fs";
import { load } from "js-yaml";
import { format } from "prettier";
import { methodName } from "../src/assertions/methods-of.ts";
import { MATCHER_NAMES, TABLE } from "../src/assertions/table.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { BASE_URLS } from "../src/cli/proxy/base-urls.ts";
import { optionRows } from "../src/session/options.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

const options = [
  "| option | value | default | meaning |",
  "| --- | --- | --- | --- |",
  ...optionRows().map(
    ({ name, expected, standard, help }) =>
      `| \`${name}\` | ${cell(expected)} | ${standard === undefined ? "" : `\`${standard}\``} | ${cell(help)} |`,
  ),
].join("\n");

const matchers = [
  "| matcher | passes where it … |",
  "| --- | --- |",
  ...MATCHER_NAMES.map(
    (name) => `| \`${methodName(name)}(${cell(TABLE[name].given)})\` | ${cell(TABLE[name].passes)} |`,
  ),
].join("\n");

const cli = [
  "| command | what it does |",
  "| --- | --- |",
  ...Object.entries(COMMANDS).map(([name, { does }]) => `| \`${name}\` | ${cell(does)} |`),
].join("\n");

interface Described {
  readonly description: string;
  readonly default?: string;
}

const action = load(readFileSync("action.yml", "utf8")) as {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
};

const code = (text: string): string => `\`${text}\``;

const inputs = [
  "| input | default | meaning |",
  "| --- | --- | --- |",
  ...Object.entries(action.inputs).map(
    ([name, { description, default: standard }]) =>
      `| ${code(name)} | ${standard === undefined ? "" : code(cell(standard))} | ${cell(description)} |`,
  ),
].join("\n");

const SIDES = /-(?:base|head|delta)$/;
const isFigure = (name: string): boolean => `${name.replace(SIDES, "")}-delta` in action.outputs;

/** A figure of both sides and the difference stand in one row. */
const outputGroups = Map.groupBy(Object.entries(action.outputs), ([name]) =>
  isFigure(name) ? name.replace(SIDES, "") : name,
);

const outputs = [
  "| output | meaning |",
  "| --- | --- |",
  ...[...outputGroups.values()].map((same) => {
    const [first] = same;
    return `| ${same.map(([name]) => code(name)).join(", ")} | ${cell(first?.[1].description ?? "")} |`;
  }),
].join("\n");

const baseUrls = [
  "| variable | stands for | read by |",
  "| --- | --- | --- |",
  ...BASE_URLS.map(
    ({ variable, upstream, readBy, source }) =>
      `| ${code(variable)} | ${upstream === undefined ? "what you set" : code(cell(upstream))} | [${readBy}](${source}) |`,
  ),
].join("\n");

const readme = readFileSync("README.md", "utf8");

const wanted = await format(
  Object.entries({ options, matchers, cli, inputs, outputs, "base-urls": baseUrls }).reduce(
    (text, [mark, table]) => {
      const place = new RegExp(`<!-- ${mark} -->[^]*<!-- /${mark} -->`);
      return text.replace(place, () => `<!-- ${mark} -->\n\n${table}\n\n<!-- /${mark} -->`);
    },
    readme,
  ),
  { parser: "markdown", printWidth: 110 },
);
if (process.argv.includes("--check")) {
  if (readme !== wanted) throw new Error("README.md: the tables are not current; run npm run readme");
} else {
  writeFileSync("README.md", wanted);
}
