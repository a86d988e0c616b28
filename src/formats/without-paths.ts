import { createRequire } from "node:module";
import type { exec } from "jsonpath-rfc9535";
import type { JsonValue } from "./json.ts";

type Container = Record<string | number, JsonValue>;
type Path = readonly (string | number)[];

const require = createRequire(import.meta.url);

/** Loads with the first path: few cassettes ignore any, and loading it takes 17 ms. */
const query = (...args: Parameters<typeof exec>): void =>
  (require("jsonpath-rfc9535") as { exec: typeof exec }).exec(...args);

const remove = (root: Container, path: Path): void => {
  const last = path.at(-1);
  if (last === undefined) return;
  const holder = path.slice(0, -1).reduce<JsonValue | undefined>((value, step) => {
    return typeof value === "object" && value !== null ? (value as Container)[step] : undefined;
  }, root);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (typeof holder === "object" && holder !== null) delete (holder as Container)[last];
};

/** Gives a copy of `value` without what the JSON paths (RFC 9535) point at. */
export const withoutPaths = (value: JsonValue, ignore: readonly string[]): JsonValue => {
  if (typeof value !== "object" || value === null || ignore.length === 0) return value;
  const copy = structuredClone(value) as JsonValue;
  for (const pointer of ignore) {
    const found: Path[] = [];
    query(copy as Parameters<typeof exec>[0], pointer, (_value, path) => void found.push([...path]));
    // Backwards, so that removing an item does not move the ones still to go.
    for (const path of found.toReversed()) remove(copy as Container, path);
  }
  return copy;
};
