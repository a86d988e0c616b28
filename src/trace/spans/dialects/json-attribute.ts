import { parsedOr, type Loose } from "../../values/json-access.ts";

/** Reads an attribute that may hold JSON in a text, or JSON in a text in JSON; any other value is given as it is. */
export const jsonAttribute = (value: Loose): Loose => {
  if (typeof value !== "string" || !/^\s*["[{]/.test(value)) return value;
  const parsed = parsedOr(value);
  return typeof parsed === "string" && parsed !== value ? jsonAttribute(parsed) : parsed;
};

/** Reads an attribute that counts or measures, sent as a number or as its digits; `undefined` where it is neither. */
export const numberAttribute = (value: Loose): number | undefined => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};
