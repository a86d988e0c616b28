/** Writes the tables of options and matchers into README.md; `--check` only says whether they are current. */
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { methodName } from "../src/assertions/methods-of.ts";
import { MATCHER_NAMES, TABLE } from "../src/assertions/table.ts";
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

const readme = readFileSync("README.md", "utf8");

const wanted = await format(
  Object.entries({ options, matchers }).reduce((text, [mark, table]) => {
    const place = new RegExp(`<!-- ${mark} -->[^]*<!-- /${mark} -->`);
    return text.replace(place, () => `<!-- ${mark} -->\n\n${table}\n\n<!-- /${mark} -->`);
  }, readme),
  { parser: "markdown", printWidth: 110 },
);
if (process.argv.includes("--check")) {
  if (readme !== wanted) throw new Error("README.md: the tables are not current; run npm run readme");
} else {
  writeFileSync("README.md", wanted);
}
