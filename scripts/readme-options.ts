/** Writes the table of options into README.md; `--check` only says whether it is current. */
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { optionRows } from "../src/session/options.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

const table = [
  "| option | value | default | meaning |",
  "| --- | --- | --- | --- |",
  ...optionRows().map(
    ({ name, expected, standard, help }) =>
      `| \`${name}\` | ${cell(expected)} | ${standard === undefined ? "" : `\`${standard}\``} | ${cell(help)} |`,
  ),
].join("\n");

const readme = readFileSync("README.md", "utf8");
const wanted = await format(
  readme.replace(
    /<!-- options -->[^]*<!-- \/options -->/,
    () => `<!-- options -->\n\n${table}\n\n<!-- /options -->`,
  ),
  { parser: "markdown", printWidth: 110 },
);
if (process.argv.includes("--check")) {
  if (readme !== wanted)
    throw new Error("README.md: the table of options is not current; run npm run readme");
} else {
  writeFileSync("README.md", wanted);
}
