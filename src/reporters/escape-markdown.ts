import { printable, printableLine } from "../formats/printable.ts";

/** What can begin anything but text in Markdown of GitHub; a parenthesis cannot without a bracket before it. */
const SPECIAL = /[\\`*_[\]<>#|~&@$]/g;
/** After these, a sign without width keeps names from being told, issues linked, and addresses and emoji made. */
const LINKING = /@|#|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|:(?=[\w+-]+:)/gi;
const BLOCK = /^(-|=|\+(?=\s|$)|\d+(?=[.)]))/;
const BREAK = "\u200B";

const cutTo = (text: string, most: number): string => {
  const characters = Array.from(text.slice(0, 2 * most));
  return characters.length > most || text.length > 2 * most
    ? `${characters.slice(0, most - 1).join("")}…`
    : text;
};

/**
 * Makes a recorded text one line of plain text in Markdown, in a table cell too: nothing in it is markup, HTML, a
 * mention, a link or a control character. At most `most` characters of it are kept (default: 500).
 *
 * @see https://github.github.com/gfm/
 */
export const escapeMarkdown = (text: string, most = 500): string =>
  cutTo(printableLine(text).toWellFormed(), most)
    .replace(LINKING, `$&${BREAK}`)
    .replace(SPECIAL, "\\$&")
    .replace(BLOCK, `${BREAK}$1`);

/** Puts a recorded text into a block of code that it cannot end. */
export const codeBlock = (text: string, language = ""): string => {
  const safe = printable(text).toWellFormed();
  const longest = (safe.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${safe}\n${fence}`;
};
