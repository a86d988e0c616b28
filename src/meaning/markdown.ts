const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^[\s:|*_=-]*$/;
const HEADING = /^\s*#{1,6}\s/;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const QUOTE = /^\s*(?:>\s?)+/;
const ENDED = /[.!?:;,]$/;

/** Marks inside a line, and what stays of them. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/!?\[([^\][]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "$1"],
  [/`([^`]*)`/g, "$1"],
  [/\*\*([^*]+)\*\*/g, "$1"],
  [/(?<![\w_])__([^_]+)__(?![\w_])/g, "$1"],
  [/(?<![\w*])\*(?!\s)([^*]+)\*(?![\w*])/g, "$1"],
  [/(?<![\w_])_(?!\s)([^_]+)_(?![\w_])/g, "$1"],
  [/~~([^~]+)~~/g, "$1"],
  [/<\/?(?:b|br|code|em|i|li|ol|p|pre|strong|sub|sup|u|ul)\s?\/?>/gi, " "],
];

const INLINE_SIGN = /[[`*_~<]/;

const unwrapInline = (line: string): string =>
  INLINE_SIGN.test(line) ? INLINE.reduce((text, [mark, rest]) => text.replace(mark, rest), line) : line;

const ended = (line: string): string => {
  const text = line.trim();
  return text === "" || ENDED.test(text) ? text : `${text}.`;
};

const tableRow = (line: string): string =>
  ended(
    line
      .split("|")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "")
      .join(", "),
  );

const isRule = (line: string): boolean => line.trim().length > 2 && RULE.test(line);

const unwrapLine = (line: string): string => {
  if (FENCE.test(line) || isRule(line)) return "";
  const text = line.replace(QUOTE, "");
  if (text.trimStart().startsWith("|")) return tableRow(unwrapInline(text));
  if (HEADING.test(text)) return ended(unwrapInline(text.trimStart().replace(/^#+/, "")));
  return ITEM.test(text) ? ended(unwrapInline(text.replace(ITEM, ""))) : unwrapInline(text);
};

/**
 * Gives a text without its Markdown: marks are unwrapped, headings, list items, table rows and paragraphs become
 * sentences, fences and rules go.
 *
 * @see https://spec.commonmark.org/0.31.2/
 */
export const unwrapMarkdown = (text: string): string => {
  const lines = text.split("\n").map(unwrapLine);
  return lines.map((line, at) => (lines[at + 1]?.trim() === "" ? ended(line) : line)).join("\n");
};
