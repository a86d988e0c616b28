import { shellWord } from "../../formats/shell-word.ts";
import { addLines } from "./add-lines.ts";

/** The name under which git knows how to show cassettes. */
const DRIVER = "llm-replay";

/** A pattern with white space stands in quotes. */
const pattern = (path: string): string => (/\s/.test(path) ? JSON.stringify(path) : path);

/**
 * Lines of `.gitattributes` for a folder of cassettes: shown as conversations, folded in pull requests, line feeds on all
 * systems. The baseline is reviewed line by line.
 *
 * @see https://git-scm.com/docs/gitattributes
 */
const attributeLines = (dir: string): readonly string[] => [
  `${pattern(`${dir}/**/*.json`)} text eol=lf linguist-generated diff=${DRIVER}`,
  `${pattern(`${dir}/**/*.blobs/**`)} binary linguist-generated`,
  `${pattern(`${dir}/baseline.json`)} -linguist-generated !diff`,
];

/** Adds those lines; a text that names the driver already is the user's own. */
export const addAttributes = (text: string | undefined, dir: string): string =>
  new RegExp(String.raw`\sdiff=${DRIVER}(?:\s|$)`).test(text ?? "")
    ? (text ?? "")
    : addLines(text, attributeLines(dir));

const RUN_FOLDER = /^[ \t]*\/?\.llm-replay\/?\*{0,2}[ \t]*\r?$/m;

/** Adds the folder of what every run makes anew to the text of a `.gitignore`. */
export const addIgnored = (text: string | undefined): string =>
  RUN_FOLDER.test(text ?? "") ? (text ?? "") : addLines(text, [".llm-replay/"]);

/** Adds the cassettes to the text of a `.prettierignore`: Prettier would lay them out otherwise than the next recording. */
export const addUnformatted = (text: string | undefined, dir: string): string => {
  const isThere = (text ?? "").split(/\r?\n/).some((line) => line.trim().replace(/^\/|\/$/g, "") === dir);
  return isThere ? (text ?? "") : addLines(text, [`${dir}/`]);
};

/** `--prefix` finds the package where git runs it: at the root of the repository. */
const prefixed = (prefix: string): string => {
  const folder = prefix.replace(/\/$/, "");
  return folder === "" ? "" : ` --prefix ${shellWord(folder)}`;
};

/**
 * Settings of git that have it show cassettes as conversations, each read once. `--no` installs nothing.
 *
 * @see https://git-scm.com/docs/gitattributes#_performing_text_diffs_of_binary_files
 */
export const driverSettings = (prefix: string): ReadonlyMap<string, string> =>
  new Map([
    [`diff.${DRIVER}.textconv`, `npx --no${prefixed(prefix)} llm-replay diff --textconv`],
    [`diff.${DRIVER}.cachetextconv`, "true"],
  ]);
