import { isJsonObject, type JsonValue, memberOf } from "../formats/json-value.ts";
import { readPointer } from "../formats/json-pointer.ts";
import { isReadable } from "./nesting.ts";

/** Changes of a JSON value by JSON pointer (RFC 6901): `remove` is applied first, then `set`, then `append`. */
export interface Edits {
  /** Members of objects and items of arrays to take out, later items first. */
  readonly remove?: readonly string[];
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Items to add to the end of arrays, text to add to the end of strings. */
  readonly append?: Readonly<Record<string, readonly JsonValue[] | string>>;
}

/** Gives the new value at a place, `undefined` to take it out, or {@link NOWHERE} where the edit does not fit. */
type Change = (old: JsonValue | undefined) => JsonValue | undefined | typeof NOWHERE;

const NOWHERE = Symbol("nowhere");

const changeItem = (items: readonly JsonValue[], steps: readonly string[], change: Change) => {
  const [step = "", ...rest] = steps;
  const index = /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : items.length;
  if (index >= items.length) return NOWHERE;
  const item = changeAt(items[index], rest, change);
  if (item === NOWHERE) return NOWHERE;
  return item === undefined ? items.toSpliced(index, 1) : items.with(index, item);
};

const changeMember = (
  object: { readonly [key: string]: JsonValue },
  steps: readonly string[],
  change: Change,
) => {
  const [step = "", ...rest] = steps;
  const value = changeAt(memberOf(object, step), rest, change);
  if (value === NOWHERE) return NOWHERE;
  const copy: Record<string, JsonValue> = { ...object };
  if (value === undefined) delete copy[step];
  else Object.defineProperty(copy, step, { value, configurable: true, enumerable: true, writable: true });
  return copy;
};

const changeAt = (
  value: JsonValue | undefined,
  steps: readonly string[],
  change: Change,
): ReturnType<Change> => {
  if (steps.length === 0) return change(value);
  if (Array.isArray(value)) return changeItem(value as readonly JsonValue[], steps, change);
  return isJsonObject(value) ? changeMember(value, steps, change) : NOWHERE;
};

const appended = (old: JsonValue | undefined, more: readonly JsonValue[] | string): ReturnType<Change> => {
  if (typeof old === "string" && typeof more === "string") return old + more;
  return Array.isArray(old) && typeof more !== "string"
    ? [...(old as readonly JsonValue[]), ...more]
    : NOWHERE;
};

/** A change, where it is made, and what it adds there. */
interface Step {
  readonly pointer: string;
  readonly change: Change;
  readonly added?: JsonValue;
}

const stepsOf = ({ remove = [], set = {}, append = {} }: Edits): Step[] => [
  ...remove.map((pointer): Step => ({
    pointer,
    change: (old) => (old === undefined ? NOWHERE : undefined),
  })),
  ...Object.entries(set).map(([pointer, value]): Step => ({ pointer, change: () => value, added: value })),
  ...Object.entries(append).map(([pointer, more]): Step => ({
    pointer,
    change: (old) => appended(old, more),
    added: more,
  })),
];

/**
 * Applies edits to a value, which stays as it is; what they do not touch is shared.
 * Gives the first pointer that leads to no fitting place, or too deep, where there is one.
 */
export const applyEdits = (base: JsonValue, edits: Edits): { value: JsonValue } | { nowhere: string } => {
  let value = base;
  for (const { pointer, change, added } of stepsOf(edits)) {
    const steps = readPointer(pointer);
    // Edit upon edit, a value could else grow deeper than any of them.
    const changed = isReadable(added, steps.length) ? changeAt(value, steps, change) : NOWHERE;
    if (changed === NOWHERE || changed === undefined) return { nowhere: pointer };
    value = changed;
  }
  return { value };
};
