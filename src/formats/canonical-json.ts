import { numberTree, type JsonNumbers, type NumberTree } from "./json-numbers.ts";
import { isJsonObject, type JsonValue } from "./json-value.ts";

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Writes a number literal as its digits and a power of ten, one way for each mathematical value. */
const decimalOf = (literal: string): string => {
  const [, sign = "", whole = "", fraction = "", power = "0"] = DECIMAL.exec(literal) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/(?<!0)0+$/, "");
  if (kept === "") return "0";
  return `${sign}${kept}e${BigInt(power) - BigInt(fraction.length) + BigInt(digits.length - kept.length)}`;
};

/** Prints a literal as JavaScript prints its number where that loses nothing, else as its exact decimal. */
const canonicalNumber = (literal: string): string => {
  const printed = JSON.stringify(Number(literal));
  const decimal = decimalOf(literal);
  return decimal === "0" ? "0" : printed !== "null" && decimalOf(printed) === decimal ? printed : decimal;
};

const canonical = (value: JsonValue, numbers: NumberTree | undefined): string => {
  if (numbers?.literal !== undefined) return canonicalNumber(numbers.literal);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (!isJsonObject(value)) {
    const items = value.map((item, i) => canonical(item, numbers?.below.get(String(i))));
    return `[${items.join(",")}]`;
  }
  const items = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as JsonValue, numbers?.below.get(key))}`);
  return `{${items.join(",")}}`;
};

/**
 * Prints a value so that equal documents give equal texts: keys sorted, no white space, `1.0` as `1`;
 * numbers that a double cannot hold keep their exact decimal. Lone surrogates are escaped.
 */
export const canonicalJson = (value: JsonValue, numbers?: JsonNumbers): string =>
  canonical(value, numberTree(numbers));
