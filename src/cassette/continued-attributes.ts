import { isJsonObject, type JsonValue, memberOf } from "../formats/json-value.ts";
import { printPointer } from "../formats/json-pointer.ts";
import { applyEdits, type Edits } from "./apply-edits.ts";
import { findEdits } from "./find-edits.ts";

type Attributes = Readonly<Record<string, JsonValue>>;

const sorted = (attributes: Attributes): Attributes => {
  const names = Object.keys(attributes).toSorted();
  return Object.fromEntries(names.map((name) => [name, attributes[name] as JsonValue]));
};

const isSame = (one: Attributes, other: Attributes): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Makes the attributes that continue `base`, in the order of their names; or gives the pointer that leads nowhere. */
export const continueAttributes = (
  base: Attributes,
  edits: Edits,
): { attributes: Attributes } | { nowhere: string } => {
  const applied = applyEdits(base, edits);
  if ("nowhere" in applied) return applied;
  return isJsonObject(applied.value) ? { attributes: sorted(applied.value) } : { nowhere: "" };
};

const under = <T>(name: string, edits: Readonly<Record<string, T>> = {}): [string, T][] =>
  Object.entries(edits).map(([pointer, value]) => [printPointer([name]) + pointer, value]);

interface Collected {
  readonly remove: string[];
  readonly set: [string, JsonValue][];
  readonly append: [string, readonly JsonValue[] | string][];
}

const compare = (name: string, base: JsonValue | undefined, next: JsonValue, edits: Collected): void => {
  const inside = base === undefined ? undefined : findEdits(base, next);
  if (!inside) {
    edits.set.push([printPointer([name]), next]);
    return;
  }
  edits.remove.push(...(inside.remove ?? []).map((pointer) => printPointer([name]) + pointer));
  edits.set.push(...under(name, inside.set));
  edits.append.push(...under(name, inside.append));
};

/**
 * Finds what makes `next` of `base`, attribute by attribute; `undefined` where `next` does not stand in the order of its
 * names, or could not be made to the letter.
 */
export const attributeEdits = (base: Attributes, next: Attributes): Edits | undefined => {
  const edits: Collected = { remove: [], set: [], append: [] };
  for (const name of Object.keys(base))
    if (!Object.hasOwn(next, name)) edits.remove.push(printPointer([name]));
  for (const [name, value] of Object.entries(next)) compare(name, memberOf(base, name), value, edits);
  const found: Edits = {
    ...(edits.remove.length > 0 && { remove: edits.remove }),
    ...(edits.set.length > 0 && { set: Object.fromEntries(edits.set) }),
    ...(edits.append.length > 0 && { append: Object.fromEntries(edits.append) }),
  };
  const again = continueAttributes(base, found);
  return "attributes" in again && isSame(again.attributes, next) ? found : undefined;
};
