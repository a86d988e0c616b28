/** Proves of docs/ and the README what a test of their examples does not: links lead somewhere, errors and commands are all told of, code can be read. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { COMMANDS } from "../src/cli/commands.ts";
import { catalogue } from "./docs/catalogue.ts";
import { explainCode, explainInfo } from "./docs/explain-code.ts";
import { type Block, type Page, readPage } from "./docs/read-page.ts";

const read = (path: string): Page => readPage(readFileSync(path, "utf8"));

const paths = globSync("docs/**/*.md").toSorted();
const pages = new Map(["README.md", ...paths].map((path) => [path, read(path)]));

/** Why a link leads nowhere; addresses of the web are not asked. */
const explainLink = (from: string, target: string): string | undefined => {
  if (/^https?:/.test(target)) return undefined;
  const [file = "", anchor] = target.split("#", 2);
  const path = file === "" ? from : relative(".", join(dirname(from), file));
  if (!existsSync(path)) return `there is no ${path}`;
  if (anchor === undefined) return undefined;
  return (pages.get(path) ?? read(path)).anchors.has(anchor)
    ? undefined
    : `${path} has no heading #${anchor}`;
};

const brokenLinks = [...pages].flatMap(([path, { links }]) =>
  links.flatMap(({ line, target }) => {
    const why = explainLink(path, target);
    return why === undefined ? [] : [`${path}:${line} links to ${target}, but ${why}`];
  }),
);

/** The matchers' examples run where the matchers do. */
const runsElsewhere = (path: string, { language, info }: Block): boolean =>
  ["README.md", "docs/matchers.md"].includes(path) && language === "ts" && info === "";

const brokenBlocks = [...pages].flatMap(([path, { blocks }]) =>
  blocks.flatMap((block) => {
    const why = explainCode(block) ?? (runsElsewhere(path, block) ? undefined : explainInfo(block));
    return why === undefined ? [] : [`${path}:${block.line} ${why}`];
  }),
);

const told = new Set(pages.get("docs/troubleshooting.md")?.headings);
const untold = [...catalogue.keys()]
  .filter((code) => !told.has(code))
  .map((code) => `docs/troubleshooting.md has no entry for the error ${code}`);
const foreign = [...told]
  .filter((heading) => /^[a-z]\w+$/.test(heading) && !catalogue.has(heading))
  .map((code) => `docs/troubleshooting.md has an entry for ${code}, which is no error`);

const text = paths
  .filter((path) => path !== "docs/README.md")
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
const unnamed = Object.keys(COMMANDS)
  .filter((command) => !text.includes(`llm-replay ${command}`))
  .map((command) => `no page of docs/ names llm-replay ${command}`);

const unlisted = paths
  .map((path) => relative("docs", path))
  .filter((path) => path !== "README.md")
  .filter((path) => !pages.get("docs/README.md")?.links.some(({ target }) => target === path))
  .map((path) => `docs/README.md does not link to ${path}`);

const problems = [...brokenLinks, ...brokenBlocks, ...untold, ...foreign, ...unnamed, ...unlisted];
if (problems.length > 0)
  throw new Error(`docs/ is wrong in ${problems.length} places:\n${problems.join("\n")}`);
