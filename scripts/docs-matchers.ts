/** Writes each matcher's entry into docs/matchers.md, from its TSDoc; `--check` only says whether they are current. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { methodName } from "../src/assertions/methods-of.ts";
import { MATCHER_NAMES, type MatcherName } from "../src/assertions/table.ts";

const ROOM = "src/assertions";
const PAGE = "docs/matchers.md";
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

const page = readFileSync(PAGE, "utf8");
const entries = MATCHER_NAMES.map(entry).join("\n");
const wanted = await format(
  page.replace(/<!-- entries -->[^]*<!-- \/entries -->/, () => `<!-- entries -->\n\n${entries}\n<!-- /entries -->`),
  { parser: "markdown", printWidth: 110 },
);
if (process.argv.includes("--check")) {
  if (page !== wanted) throw new Error(`${PAGE}: the entries are not current; run npm run docs`);
} else {
  writeFileSync(PAGE, wanted);
}
