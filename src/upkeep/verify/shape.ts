import { isJsonObject, type JsonValue } from "../../formats/json.ts";

/** The types that stand under each key of each object of a document, by the object's place. */
export type Shape = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** What a model makes up itself, or the request said before: its keys are no part of the API. */
const FREE: ReadonlySet<string> = new Set([
  "args",
  "arguments",
  "input",
  "metadata",
  "parsed",
  "tools",
  "schema",
]);

const KIND = /^[\w.-]{1,64}$/;

/** What stands in one place may be of several kinds, which it tells itself. */
const kindOf = (item: JsonValue): string => {
  if (!isJsonObject(item)) return "";
  const kind = item["type"] ?? item["object"];
  return typeof kind === "string" && KIND.test(kind) ? kind : "";
};

const typeOf = (value: JsonValue): string => {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
};

const pathOf = (place: string, key: string): string => (place === "" ? key : `${place}.${key}`);

const placeOf = (place: string, key: string, kind: string): string =>
  pathOf(place, key) + (kind === "" ? "" : `<${kind}>`);

type Open = Map<string, Map<string, Set<string>>>;

const note = (value: JsonValue, place: string, shape: Open): void => {
  if (Array.isArray(value))
    for (const item of value as JsonValue[]) note(item, `${place}[${kindOf(item)}]`, shape);
  if (!isJsonObject(value)) return;
  const keys = shape.get(place) ?? new Map<string, Set<string>>();
  shape.set(place, keys);
  for (const [key, member] of Object.entries(value)) {
    keys.set(key, (keys.get(key) ?? new Set()).add(typeOf(member)));
    if (!FREE.has(key)) note(member, placeOf(place, key, kindOf(member)), shape);
  }
};

/** Takes the shape of documents together: keys and types, without values; items of a list are one, those of a kind apart. */
export const shapeOf = (documents: readonly JsonValue[]): Shape => {
  const shape: Open = new Map();
  for (const each of documents) note(each, "", shape);
  return shape;
};

/** Where two shapes differ, each place as a path such as `choices[].message.role`. */
export interface ShapeChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Such as `created: number → string`. */
  readonly retyped: readonly string[];
}

const lacking = (from: Shape, other: Shape): string[] =>
  [...from].flatMap(([place, keys]) => {
    const there = other.get(place);
    return there ? [...keys.keys()].filter((key) => !there.has(key)).map((key) => pathOf(place, key)) : [];
  });

const told = (types: ReadonlySet<string>): string => [...types].toSorted().join(" or ");

const retyped = (base: Shape, head: Shape): string[] =>
  [...base].flatMap(([place, keys]) =>
    [...keys].flatMap(([key, types]) => {
      const now = head.get(place)?.get(key);
      const [was, is] = [types, now ?? types].map(
        (each) => new Set([...each].filter((type) => type !== "null")),
      );
      if (!was?.size || !is?.size || !was.isDisjointFrom(is)) return [];
      return [`${pathOf(place, key)}: ${told(was)} → ${told(is)}`];
    }),
  );

/**
 * Compares two shapes where both have the same objects: what an answer does not hold at all is no change of its shape.
 * `null` may stand for any type.
 */
export const compareShapes = (base: Shape, head: Shape): ShapeChange => ({
  added: lacking(head, base),
  removed: lacking(base, head),
  retyped: retyped(base, head),
});
