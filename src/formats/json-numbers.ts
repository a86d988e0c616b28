import { printPointer, readPointer } from "./json-pointer.ts";
import { scanJson } from "./json-scan.ts";
import type { JsonValue } from "./json-value.ts";

/** Number literals by JSON pointer. */
export type JsonNumbers = Readonly<Record<string, string>>;

/** Number literals as a tree over the steps of their pointers, to walk beside a value. */
export interface NumberTree {
  readonly literal?: string;
  readonly below: ReadonlyMap<string, NumberTree>;
}

interface GrowingTree {
  literal?: string;
  readonly below: Map<string, GrowingTree>;
}

/** Arranges literals for {@link JsonValue} walkers; `undefined` where there are none. */
export const numberTree = (numbers: JsonNumbers | undefined): NumberTree | undefined => {
  if (numbers === undefined) return undefined;
  const root: GrowingTree = { below: new Map() };
  for (const [pointer, literal] of Object.entries(numbers)) {
    let node = root;
    for (const step of readPointer(pointer)) {
      let next = node.below.get(step);
      if (next === undefined) node.below.set(step, (next = { below: new Map() }));
      node = next;
    }
    node.literal = literal;
  }
  return root;
};

const isNumberStart = (code: number): boolean => code === 45 || (code >= 48 && code <= 57);

/** Finds the number literals of a valid JSON text that JavaScript prints otherwise; `undefined` where there are none. */
export const numbersOf = (text: string): JsonNumbers | undefined => {
  const found: [string, string][] = [];
  scanJson(text, (path, start, end) => {
    if (!isNumberStart(text.charCodeAt(start))) return;
    const literal = text.slice(start, end);
    if (JSON.stringify(Number(literal)) !== literal) found.push([printPointer(path), literal]);
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
};

const isPrintable = (value: number): boolean => Number.isFinite(value) && !Object.is(value, -0);

/** Puts the nearest printable number where a literal reads as minus zero or as infinite, so that JSON can hold the value. */
export const withPrintableNumbers = (value: JsonValue): JsonValue => {
  if (typeof value === "number") return isPrintable(value) ? value : printable(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withPrintableNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPrintableNumbers(item)]));
};

const printable = (value: number): number =>
  value === 0 ? 0 : value > 0 ? Number.MAX_VALUE : -Number.MAX_VALUE;
