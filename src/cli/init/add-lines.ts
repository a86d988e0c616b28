/**
 * Adds lines at the end of a text such as `.gitignore`, with its own line ends; those that it holds already, apart from
 * white space around them, are left out.
 */
export const addLines = (text: string | undefined, lines: readonly string[]): string => {
  const before = text ?? "";
  const eol = before.includes("\r\n") ? "\r\n" : "\n";
  const known = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !known.has(line));
  const gap = before === "" || before.endsWith("\n") || missing.length === 0 ? "" : eol;
  return before + gap + missing.map((line) => line + eol).join("");
};
