import { canonicalJson } from "./canonical-json.ts";
import { isJsonObject, type JsonValue, memberOf } from "./json-value.ts";

/** One place where two requests or values differ; the side that lacks it is absent. */
export interface Difference {
  /** `method`, `url`, `?name`, `header name`, `body`, or a JSON path into the body. */
  readonly path: string;
  readonly recorded?: JsonValue;
  readonly today?: JsonValue;
  /** The same items stand in another order. */
  readonly reordered?: true;
}

const IDENTIFIER = /^[A-Za-z_]\w*$/;

const below = (path: string, name: string): string =>
  IDENTIFIER.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;

const objectDifferences = (
  recorded: { readonly [key: string]: JsonValue },
  today: { readonly [key: string]: JsonValue },
  path: string,
): Difference[] =>
  [...new Set([...Object.keys(recorded), ...Object.keys(today)])].flatMap((name) =>
    jsonDifferences(memberOf(recorded, name), memberOf(today, name), below(path, name)),
  );

const sameStart = (a: readonly string[], b: readonly string[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
};

/** Items that both begin or end with are passed over; of the rest, those of one position are compared. */
const arrayDifferences = (
  recorded: readonly JsonValue[],
  today: readonly JsonValue[],
  path: string,
): Difference[] => {
  const [a, b] = [recorded.map((item) => canonicalJson(item)), today.map((item) => canonicalJson(item))];
  const start = sameStart(a, b);
  const end = sameStart(a.slice(start).toReversed(), b.slice(start).toReversed());
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length > 1 && restA.toSorted().join() === restB.toSorted().join())
    return [
      {
        path: `${path}[${start}…]`,
        recorded: recorded.slice(start),
        today: today.slice(start),
        reordered: true,
      },
    ];
  const count = Math.max(restA.length, restB.length);
  return Array.from({ length: count }, (_item, i) =>
    jsonDifferences(
      i < restA.length ? recorded[start + i] : undefined,
      i < restB.length ? today[start + i] : undefined,
      `${path}[${start + i}]`,
    ),
  ).flat();
};

/** Compares two JSON values path by path, as deep as both have the same shape. */
export const jsonDifferences = (
  recorded: JsonValue | undefined,
  today: JsonValue | undefined,
  path = "$",
): Difference[] => {
  if (recorded === undefined) return today === undefined ? [] : [{ path, today }];
  if (today === undefined) return [{ path, recorded }];
  if (isJsonObject(recorded) && isJsonObject(today)) return objectDifferences(recorded, today, path);
  if (Array.isArray(recorded) && Array.isArray(today)) return arrayDifferences(recorded, today, path);
  return canonicalJson(recorded) === canonicalJson(today) ? [] : [{ path, recorded, today }];
};
