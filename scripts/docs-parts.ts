/** Writes the parts of docs/ that come from the code: matchers from their TSDoc, formats of imports, commands, error messages; `--check` only says whether they are current. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { methodName } from "../src/assertions/methods-of.ts";
import { MATCHER_NAMES, type MatcherName } from "../src/assertions/table.ts";
import { IMPORT_FORMATS } from "../src/cli/import/formats.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { catalogue } from "./docs/catalogue.ts";

const ROOM = "src/assertions";
const COMMENTED = /\/\*\*\n((?: \*(?!\/).*\n)+) \*\/\nexport const (\w+)/g;
const isMatcher = (name: string): name is MatcherName => (MATCHER_NAMES as readonly string[]).includes(name);

/** The comments of all matchers without their stars, by name. */
const comments = new Map(
  globSync("**/*.ts", { cwd: ROOM })
    .flatMap((file) => [...readFileSync(join(ROOM, file), "utf8").matchAll(COMMENTED)])
    .map(([, comment = "", name = ""]) => [name, comment.replaceAll(/^ \* ?/gm, "")] as const)
    .filter(([name]) => isMatcher(name)),
);

const entry = (name: MatcherName): string => {
  const comment = comments.get(name) ?? "";
  const [prose = ""] = comment.split(/\n@/, 1);
  const example = /^@example\n(```ts\n[^]*?```)/m.exec(comment)?.[1];
  if (!example) throw new Error(`The comment of ${name} has no @example.`);
  return `### ${methodName(name)}\n\n${prose.trim().replaceAll(/\{@link (.*?)\}/g, "`$1`")}\n\n${example}\n`;
};

const formats = Object.values(IMPORT_FORMATS)
  .map((format) => `- ${format}`)
  .join("\n");

const commands = [
  "| command | what it does |",
  "| --- | --- |",
  ...Object.entries(COMMANDS).map(
    ([name, { does }]) => `| \`llm-replay ${name}\` | ${does.replaceAll("|", "\\|")} |`,
  ),
].join("\n");

const between =
  (mark: string, text: string) =>
  (page: string): string =>
    page.replace(
      new RegExp(`<!-- ${mark} -->[^]*<!-- /${mark} -->`),
      () => `<!-- ${mark} -->\n\n${text}\n\n<!-- /${mark} -->`,
    );

const escaped = (text: string): string => text.replaceAll(/[<*`]/g, "\\$&").replaceAll("\n", "\n>\n> ");

/** Puts the message below each heading that is the name of an error. */
const messages = (page: string): string =>
  page.replaceAll(/^### (\w+)\n\n(?:>.*\n)*\n?/gm, (heading, code: string) => {
    const message = catalogue.get(code);
    return message === undefined || message === "…" ? heading : `### ${code}\n\n> ${escaped(message)}\n\n`;
  });

const parts = [
  ["docs/matchers.md", between("entries", MATCHER_NAMES.map(entry).join("\n"))],
  ["docs/README.md", between("commands", commands)],
  ["docs/import.md", between("formats", formats)],
  ["docs/troubleshooting.md", messages],
] as const;

for (const [page, fill] of parts) {
  const found = readFileSync(page, "utf8");
  const wanted = await format(fill(found), { parser: "markdown", printWidth: 110 });
  if (!process.argv.includes("--check")) writeFileSync(page, wanted);
  else if (found !== wanted) throw new Error(`${page} is not current; run npm run docs`);
}
