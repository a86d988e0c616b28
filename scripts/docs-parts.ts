/** Writes the parts of docs/ that come from the code: matchers from their TSDoc, formats of imports; `--check` only says whether they are current. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { methodName } from "../src/assertions/methods-of.ts";
import { MATCHER_NAMES, type MatcherName } from "../src/assertions/table.ts";
import { IMPORT_FORMATS } from "../src/cli/import/formats.ts";

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

/** What stands between the marks of a page. */
const parts = [
  ["docs/matchers.md", "entries", MATCHER_NAMES.map(entry).join("\n")],
  ["docs/import.md", "formats", formats],
] as const;

for (const [page, mark, text] of parts) {
  const found = readFileSync(page, "utf8");
  const place = new RegExp(`<!-- ${mark} -->[^]*<!-- /${mark} -->`);
  const filled = found.replace(place, () => `<!-- ${mark} -->\n\n${text}\n\n<!-- /${mark} -->`);
  const wanted = await format(filled, { parser: "markdown", printWidth: 110 });
  if (!process.argv.includes("--check")) writeFileSync(page, wanted);
  else if (found !== wanted) throw new Error(`${page}: ${mark} are not current; run npm run docs`);
}
