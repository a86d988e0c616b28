import { diff, type IChange, Operation } from "json-diff-ts";
import { canonicalJson, isJsonObject, type JsonValue } from "../../formats/json.ts";
import { objectOf } from "../values/json-access.ts";

/** One place where two JSON values differ; the side that lacks it is absent. */
export interface JsonChange {
  /** Such as `response_format.type` or `tools[search].parameters`; empty for the whole value. */
  readonly path: string;
  readonly base?: JsonValue;
  readonly head?: JsonValue;
  /** The same items stand in another order. */
  readonly reordered?: true;
}

/** An item of an array under a key of its own: the library passes over items whose key is missing or repeated. */
interface Tagged {
  readonly key: string;
  readonly item: unknown;
}

const NAMES = ["id", "call_id", "name", "key"];

const nameOf = (item: JsonValue, index: number): string => {
  if (!isJsonObject(item)) return `#${index}`;
  const values = [...NAMES.map((name) => item[name]), objectOf(item["function"]).name, item["type"]];
  return values.find((value) => typeof value === "string") ?? `#${index}`;
};

const tagItems = (items: readonly JsonValue[]): Tagged[] => {
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const name = nameOf(item, index);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `[${count === 1 ? name : `${name}~${count}`}]`, item: tag(item) };
  });
};

/** Members and items stand under a mark, so that no key or name of a document is taken for one of ours. */
const tag = (value: JsonValue): unknown => {
  if (Array.isArray(value)) return tagItems(value as readonly JsonValue[]);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [`.${key}`, tag(member)]));
};

const isTagged = (value: object): value is Tagged => "item" in value;

const untag = (value: unknown): JsonValue => {
  if (Array.isArray(value)) return value.map(untag);
  if (typeof value !== "object" || value === null) return value as JsonValue;
  if (isTagged(value)) return untag(value.item);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.slice(1), untag(member)]));
};

const IDENTIFIER = /^\.[A-Za-z_]\w*$/;

const below = (path: string, key: string): string => {
  if (key === "item" || key === "root") return path;
  if (!key.startsWith(".")) return path + key;
  if (!IDENTIFIER.test(key)) return `${path}[${JSON.stringify(key.slice(1))}]`;
  return path === "" ? key.slice(1) : path + key;
};

const listed = (changes: readonly IChange[], path: string): JsonChange[] =>
  changes.flatMap((change) => {
    const here = below(path, change.key);
    if (change.changes) return listed(change.changes, here);
    return {
      path: here,
      ...(change.type !== Operation.ADD && {
        base: untag(change.type === Operation.REMOVE ? change.value : change.oldValue),
      }),
      ...(change.type !== Operation.REMOVE && { head: untag(change.value) }),
    };
  });

/** The library tells a change of type as one that was removed and one that was added. */
const merged = (changes: readonly JsonChange[]): JsonChange[] => {
  const done: JsonChange[] = [];
  for (const change of changes) {
    const last = done.at(-1);
    const isSame = last?.path === change.path && !("head" in last) && !("base" in change);
    if (isSame) done[done.length - 1] = { ...last, ...change };
    else done.push(change);
  }
  return done;
};

const BY_KEY = { embeddedObjKeys: new Map([[/./, "key"]]), treatTypeChangeAsReplace: true };

const keysOf = (items: readonly JsonValue[]): string[] => tagItems(items).map(({ key }) => key.slice(1, -1));

/** Finds arrays whose items are the same on both sides and stand in another order. */
const reorderings = (
  base: JsonValue | undefined,
  head: JsonValue | undefined,
  path: string,
): JsonChange[] => {
  if (Array.isArray(base) && Array.isArray(head)) {
    const [before, after] = [keysOf(base as JsonValue[]), keysOf(head as JsonValue[])];
    const moved =
      before.filter((key) => after.includes(key)).join("\n") !==
      after.filter((key) => before.includes(key)).join("\n");
    const inner = before.flatMap((key, index) =>
      reorderings(
        base[index] as JsonValue,
        head[after.indexOf(key)] as JsonValue | undefined,
        `${path}[${key}]`,
      ),
    );
    return moved ? [{ path, base: before, head: after, reordered: true }, ...inner] : inner;
  }
  if (!isJsonObject(base) || !isJsonObject(head)) return [];
  return Object.keys(base).flatMap((key) => reorderings(base[key], head[key], below(path, `.${key}`)));
};

/**
 * Lists the places where two JSON values differ. Items of arrays are found again by their `id`, `name` or the like,
 * so that one item more does not make all others differ. Empty only where the values are equal.
 */
export const jsonChanges = (base: JsonValue, head: JsonValue): JsonChange[] => {
  if (canonicalJson(base) === canonicalJson(head)) return [];
  const found = listed(diff({ root: tag(base) }, { root: tag(head) }, BY_KEY), "");
  const changes = [...merged(found), ...reorderings(base, head, "")];
  return changes.length > 0 ? changes : [{ path: "", base, head }];
};
