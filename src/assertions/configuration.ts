import { types } from "node:util";
import type { JsonValue } from "../formats/json.ts";
import { isAsymmetric, nameOfAsymmetric } from "./asymmetric.ts";

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null || Array.isArray(value);
};

/** Says what is no JSON by what tells two of a kind apart: a function by its source, an instance by its class. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === "function" || typeof value === "bigint" || types.isRegExp(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (isAsymmetric(value)) return nameOfAsymmetric(value);
  if ("~standard" in value) return { standardSchema: (value["~standard"] as { vendor?: unknown }).vendor };
  return isPlain(value) ? value : { class: value.constructor.name };
};

/** Gives what a matcher was given as plain data, so that two runs can be told to have asked the same. */
export const configurationOf = (args: readonly unknown[]): JsonValue => {
  const given = args.filter((arg, index) => arg !== undefined || index < args.length - 1);
  try {
    return JSON.parse(JSON.stringify(given, plain)) as JsonValue;
  } catch {
    // In a circle, or deeper than can be printed.
    return args.map((arg) => Object.prototype.toString.call(arg)).join();
  }
};
