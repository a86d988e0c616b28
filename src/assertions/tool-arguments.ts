import { types } from "node:util";
import { withoutPaths } from "../formats/without-paths.ts";
import { type Difference, jsonDifferences } from "../formats/json-difference.ts";
import { isJsonObject, type JsonValue } from "../formats/json.ts";
import { showPair } from "../formats/show-pair.ts";
import { isAsymmetric, nameOfAsymmetric } from "./asymmetric.ts";

/**
 * How a tool's arguments are compared: `exact`: equal; `subset`: all that is there is expected; `superset`: all that is
 * expected is there; `ignore`: they do not count. The two in the middle hold for the members of objects at any depth;
 * lists are compared item by item.
 */
export type ArgumentMode = "exact" | "subset" | "superset" | "ignore";

/** The modes, by name. */
export const ARGUMENT_MODES: readonly ArgumentMode[] = ["exact", "subset", "superset", "ignore"];

/** How a tool's arguments are compared. */
export interface ArgumentOptions {
  /** Default: `exact`. */
  readonly mode?: ArgumentMode | undefined;
  /** JSON paths (RFC 9535) of what does not count, such as `$.id`; a leading `$.` may be left out. */
  readonly ignore?: readonly string[] | undefined;
}

/**
 * Arguments as data, in which expressions (for texts), `expect.any(String)` and its like may stand; or a function that
 * tells for itself.
 */
export type ExpectedArguments = unknown;

const isFound = (expression: RegExp, actual: unknown): boolean =>
  typeof actual === "string" && actual.search(expression) !== -1;

/** Puts in the place of an expression or `expect.any(String)` what stands there, if it fits; else its name. */
const settle = (expected: unknown, actual: JsonValue | undefined): unknown => {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual) ? actual : nameOfAsymmetric(expected);
  if (types.isRegExp(expected)) return isFound(expected, actual) ? actual : String(expected);
  if (Array.isArray(expected))
    return expected.map((item, index) => settle(item, Array.isArray(actual) ? actual[index] : undefined));
  if (typeof expected !== "object" || expected === null) return expected;
  const inner = isJsonObject(actual) ? actual : {};
  const settled = Object.entries(expected).map(
    ([name, value]) => [name, settle(value, Object.hasOwn(inner, name) ? inner[name] : undefined)] as const,
  );
  return Object.fromEntries(settled.filter(([, value]) => value !== undefined));
};

const pathOf = (path: string): string => (path.startsWith("$") ? path : `$.${path}`);

const IS_ITEM = /\[\d+…?\]$/;

/** A member that one side lacks is no difference where the mode allows it to; an item of a list always is. */
const counts =
  (mode: ArgumentMode) =>
  ({ path, recorded, today }: Difference): boolean => {
    if (path === "$" || IS_ITEM.test(path)) return true;
    if (mode === "superset") return recorded !== undefined;
    return mode !== "subset" || today !== undefined;
  };

/**
 * Compares arguments with those expected; `recorded` of a difference is the expected value, `today` the actual one. None
 * where the mode is `ignore` or nothing is expected.
 */
export const argumentDifferences = (
  actual: JsonValue,
  expected: ExpectedArguments,
  { mode = "exact", ignore = [] }: ArgumentOptions = {},
): readonly Difference[] => {
  if (mode === "ignore" || expected === undefined) return [];
  if (typeof expected === "function")
    return (expected as (args: JsonValue) => boolean)(actual) ? [] : [{ path: "$", today: actual }];
  const paths = ignore.map(pathOf);
  const wanted = withoutPaths(settle(expected, actual) as JsonValue, paths);
  return jsonDifferences(wanted, withoutPaths(actual, paths)).filter(counts(mode));
};

/** Shows where arguments differ from those expected, a line a place, the first five. */
export const showDifferences = (differences: readonly Difference[]): string[] =>
  differences.slice(0, 5).map(({ path, recorded, today }) => {
    const [expected, actual] = showPair(recorded, today);
    return `${path}: expected ${expected}, actual ${actual}`;
  });
