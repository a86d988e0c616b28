import { isJsonObject, type JsonValue } from "../formats/json.ts";
import { printPointer } from "../formats/json-pointer.ts";
import type { Edits } from "./apply-edits.ts";

interface Collected {
  readonly remove: string[];
  readonly set: [pointer: string, value: JsonValue][];
  readonly append: [pointer: string, more: readonly JsonValue[] | string][];
}

type Path = readonly (string | number)[];

/** More edits than this read worse than the whole value. */
const MAX_EDITS = 24;
/** A string is told as its addition from this many units on that stay. */
const MIN_KEPT = 64;

const count = ({ remove, set, append }: Collected): number => remove.length + set.length + append.length;

const compareArrays = (
  base: readonly JsonValue[],
  next: readonly JsonValue[],
  path: Path,
  edits: Collected,
): void => {
  const kept = Math.min(base.length, next.length);
  for (let i = 0; i < kept && count(edits) <= MAX_EDITS; i++)
    compare(base[i] as JsonValue, next[i] as JsonValue, [...path, i], edits);
  for (let i = base.length - 1; i >= kept; i--) edits.remove.push(printPointer([...path, i]));
  if (next.length > kept) edits.append.push([printPointer(path), next.slice(kept)]);
};

/** Tells whether `next` is `base` less some members and with others added behind: the only order edits can make. */
const keepsOrder = (baseKeys: readonly string[], nextKeys: readonly string[], next: object): boolean => {
  const kept = baseKeys.filter((key) => Object.hasOwn(next, key));
  return kept.every((key, i) => nextKeys[i] === key);
};

const compareObjects = (
  base: { readonly [key: string]: JsonValue },
  next: { readonly [key: string]: JsonValue },
  path: Path,
  edits: Collected,
): void => {
  const baseKeys = Object.keys(base);
  const nextKeys = Object.keys(next);
  if (!keepsOrder(baseKeys, nextKeys, next)) {
    edits.set.push([printPointer(path), next]);
    return;
  }
  for (const key of baseKeys) {
    if (count(edits) > MAX_EDITS) return;
    if (!Object.hasOwn(next, key)) edits.remove.push(printPointer([...path, key]));
    else compare(base[key] as JsonValue, next[key] as JsonValue, [...path, key], edits);
  }
  for (const key of nextKeys)
    if (!Object.hasOwn(base, key)) edits.set.push([printPointer([...path, key]), next[key] as JsonValue]);
};

const compare = (base: JsonValue, next: JsonValue, path: Path, edits: Collected): void => {
  if (base === next) return;
  if (Array.isArray(base) && Array.isArray(next)) compareArrays(base, next, path, edits);
  else if (isJsonObject(base) && isJsonObject(next)) compareObjects(base, next, path, edits);
  else if (
    typeof base === "string" &&
    typeof next === "string" &&
    base.length >= MIN_KEPT &&
    next.startsWith(base)
  )
    edits.append.push([printPointer(path), next.slice(base.length)]);
  else edits.set.push([printPointer(path), next]);
};

/** Finds the edits that make `next` of `base`; `undefined` where they are many. */
export const findEdits = (base: JsonValue, next: JsonValue): Edits | undefined => {
  const edits: Collected = { remove: [], set: [], append: [] };
  compare(base, next, [], edits);
  if (count(edits) > MAX_EDITS) return undefined;
  return {
    ...(edits.remove.length > 0 && { remove: edits.remove }),
    ...(edits.set.length > 0 && { set: Object.fromEntries(edits.set) }),
    ...(edits.append.length > 0 && { append: Object.fromEntries(edits.append) }),
  };
};
