import { numberTree, type JsonNumbers, type NumberTree } from "./json-numbers.ts";
import { isJsonObject, type JsonLayout, type JsonValue } from "./json-value.ts";

interface Style {
  readonly comma: string;
  readonly colon: string;
  readonly indent: string;
  readonly string: (value: string) => string;
  /** The native printer gives the same text for a value without literals. */
  readonly isCompact: boolean;
}

const hex = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

const stringPrinter = (escapes: JsonLayout["escapes"]): Style["string"] => {
  if (escapes === undefined) return JSON.stringify;
  const set = [
    escapes.includes("ascii") ? "\\u007f-\\uffff" : "",
    escapes.includes("html") ? "<>&\\u2028\\u2029" : "",
  ].join("");
  const pattern = new RegExp(`[${set}]`, "g");
  const slash = escapes.includes("slash");
  return (value) => {
    const text = set === "" ? JSON.stringify(value) : JSON.stringify(value).replace(pattern, hex);
    return slash ? text.replaceAll("/", "\\/") : text;
  };
};

const styleOf = (layout: JsonLayout | undefined): Style => {
  const indent = layout?.indent === "\t" ? "\t" : " ".repeat(layout?.indent ?? 0);
  const comma = layout?.comma ?? ",";
  const colon = layout?.colon ?? (indent === "" ? ":" : ": ");
  const isCompact = indent === "" && comma === "," && colon === ":" && layout?.escapes === undefined;
  return { comma, colon, indent, string: stringPrinter(layout?.escapes), isCompact };
};

const join = (open: string, items: string[], close: string, style: Style, pad: string): string => {
  if (items.length === 0) return open + close;
  if (style.indent === "") return open + items.join(style.comma) + close;
  const inner = `\n${pad}${style.indent}`;
  return open + inner + items.join(`,${inner}`) + `\n${pad}` + close;
};

const printWith = (value: JsonValue, style: Style, numbers: NumberTree | undefined, pad: string): string => {
  if (numbers?.literal !== undefined) return numbers.literal;
  if (typeof value === "string") return style.string(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (numbers === undefined && style.isCompact) return JSON.stringify(value);
  const inner = pad + style.indent;
  if (!isJsonObject(value)) {
    const items = value.map((item, i) => printWith(item, style, numbers?.below.get(String(i)), inner));
    return join("[", items, "]", style, pad);
  }
  const items: string[] = [];
  for (const key of Object.keys(value))
    items.push(
      style.string(key) +
        style.colon +
        printWith(value[key] as JsonValue, style, numbers?.below.get(key), inner),
    );
  return join("{", items, "}", style, pad);
};

/**
 * Prints a value with a layout (default: compact) and the literals that stand for its numbers, by JSON pointer.
 * What `readJson` gives is printed back to the very text it read.
 */
export const printJson = (value: JsonValue, layout?: JsonLayout, numbers?: JsonNumbers): string =>
  (layout?.before ?? "") + printWith(value, styleOf(layout), numberTree(numbers), "") + (layout?.after ?? "");
