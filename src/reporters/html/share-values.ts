import { isJsonObject, type JsonValue } from "../../formats/json-value.ts";

/** A value in which what occurs more than once stands once: `{ "$": n }` stands for the n-th of `shared`. */
export interface SharedValues {
  /** An item refers only to items before it. */
  readonly shared: readonly JsonValue[];
  readonly value: JsonValue;
}

/** A reference takes about 10 characters. */
const WORTH = 32;
const SIZE_OF_SCALAR = 6;

/** All values that are equal, as one. */
interface Node {
  readonly value: JsonValue;
  readonly inner: readonly Node[];
  /** About as many characters as its JSON has. */
  readonly size: number;
  /** How many different values hold it, counted as often as each does. */
  uses: number;
}

/** A member without a value is none in JSON. */
const membersOf = (value: { readonly [key: string]: JsonValue }): [string, JsonValue][] =>
  Object.entries(value).filter(([, item]) => item !== undefined);

/** Finds equal values by what they are made of, from the leaves up. */
const equalValues = (): ((value: JsonValue) => Node) => {
  const scalars = new Map<JsonValue, Node>();
  const compounds = new Map<string, Node>();
  const numbers = new Map<Node, number>();
  const known = new WeakMap<object, Node>();
  const make = (value: JsonValue, size: number, inner: readonly Node[] = []): Node => {
    for (const each of inner) each.uses += 1;
    const made = { value, inner, size: inner.reduce((sum, each) => sum + each.size, size), uses: 0 };
    numbers.set(made, numbers.size);
    return made;
  };
  const scalar = (value: JsonValue): Node => {
    const found =
      scalars.get(value) ?? make(value, typeof value === "string" ? value.length + 2 : SIZE_OF_SCALAR);
    scalars.set(value, found);
    return found;
  };
  const compound = (value: readonly JsonValue[] | { readonly [key: string]: JsonValue }): Node => {
    const members = isJsonObject(value) ? membersOf(value) : undefined;
    const inner = (members?.map(([, item]) => item) ?? (value as readonly JsonValue[])).map(nodeOf);
    const names = JSON.stringify(members?.map(([name]) => name)) ?? "";
    const key = `${names}[${inner.map((each) => numbers.get(each)).join()}]`;
    const found = compounds.get(key) ?? make(value, names.length + 2 * inner.length, inner);
    compounds.set(key, found);
    return found;
  };
  const nodeOf = (value: JsonValue): Node => {
    if (typeof value !== "object" || value === null) return scalar(value);
    const found = known.get(value) ?? compound(value);
    known.set(value, found);
    return found;
  };
  return nodeOf;
};

/** Writes a value once where it is used more than once. An object that looks like a reference is wrapped in one. */
const writeInto = (shared: JsonValue[]): ((node: Node) => JsonValue) => {
  const places = new Map<Node, number>();
  const plain = ({ value, inner }: Node): JsonValue => {
    if (typeof value !== "object" || value === null) return value;
    if (!isJsonObject(value)) return inner.map(write);
    const names = membersOf(value).map(([name]) => name);
    const written = Object.fromEntries(inner.map((each, index) => [names[index] ?? "", write(each)]));
    return names.includes("$") ? { $: [written] } : written;
  };
  const write = (node: Node): JsonValue => {
    if (node.uses < 2 || node.size < WORTH) return plain(node);
    const place = places.get(node) ?? shared.push(plain(node)) - 1;
    places.set(node, place);
    return { $: place };
  };
  return write;
};

/** Finds what occurs more than once in a JSON value, however deep, and writes it once; `undefined` members are dropped. */
export const shareValues = (value: JsonValue): SharedValues => {
  const root = equalValues()(value);
  const shared: JsonValue[] = [];
  return { value: writeInto(shared)(root), shared };
};

/** Tells which items of a packed list hold a text that fits, however deep; what is shared is looked at once. */
export const itemsWith = ({ shared, value }: SharedValues, fits: (text: string) => boolean): number[] => {
  const found: boolean[] = [];
  const look = (item: JsonValue): boolean => {
    if (typeof item === "string") return fits(item);
    if (typeof item !== "object" || item === null) return false;
    const mark = isJsonObject(item) ? item["$"] : undefined;
    return typeof mark === "number" ? (found[mark] ?? false) : Object.values(item).some(look);
  };
  for (const item of shared) found.push(look(item));
  const items = isJsonObject(value) && typeof value["$"] === "number" ? shared[value["$"]] : value;
  return Array.isArray(items) ? items.flatMap((item, index) => (look(item as JsonValue) ? [index] : [])) : [];
};

/** Gives a value back as it was; what was written once is one and the same object wherever it occurs. */
export const expandValues = ({ shared, value }: SharedValues): JsonValue => {
  const expanded: JsonValue[] = [];
  const expandMembers = (members: { readonly [key: string]: JsonValue }): JsonValue =>
    Object.fromEntries(Object.entries(members).map(([name, item]) => [name, expand(item)]));
  const expand = (item: JsonValue): JsonValue => {
    if (typeof item !== "object" || item === null) return item;
    if (!isJsonObject(item)) return item.map(expand);
    const mark = item["$"];
    if (typeof mark === "number") return expanded[mark] ?? null;
    return Array.isArray(mark) ? expandMembers(mark[0] as { [key: string]: JsonValue }) : expandMembers(item);
  };
  for (const item of shared) expanded.push(expand(item));
  return expand(value);
};
