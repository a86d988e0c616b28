import type { JsonValue } from "../../formats/json.ts";
import { DEEPEST } from "../../formats/parse-json.ts";
import { listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";

type Growing = Record<string, JsonValue>;

const STEP = /\[(\d+)\]|\[['"]([^'"]*)['"]\]|([^.[\]$]+)/g;
const VALUES = ["stringValue", "numberValue", "boolValue", "nullValue"];

const stepsOf = (path: string): string[] =>
  Array.from(path.matchAll(STEP), ([, index, quoted, name]) => index ?? quoted ?? name ?? "");

const joined = (before: JsonValue | undefined, value: JsonValue): JsonValue =>
  typeof before === "string" && typeof value === "string" ? before + value : value;

/** Items come one after the other: an index beyond the end is the end. */
const withItem = (
  items: readonly JsonValue[],
  index: number,
  rest: readonly string[],
  value: JsonValue,
): JsonValue => {
  const place = Math.min(index, items.length);
  return items.toSpliced(place, 1, withAt(items[place], rest, value));
};

const withAt = (at: Loose, [step, ...rest]: readonly string[], value: JsonValue): JsonValue => {
  if (step === undefined) return joined(at, value);
  if (/^\d+$/.test(step) && (at === undefined || Array.isArray(at)))
    return withItem(listOf(at), Number(step), rest, value);
  const grown: Growing = { ...objectOf(at) };
  grown[step] = withAt(grown[step], rest, value);
  return grown;
};

const valueOf = (piece: JsonObject): JsonValue | undefined => {
  const name = VALUES.find((member) => member in piece);
  return name === "nullValue" ? null : name && piece[name];
};

/**
 * Puts the pieces of a function call's arguments where their JSON path says, texts joined to what is there
 * (https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling#streaming-fc).
 */
export const withPartialArgs = (args: Loose, pieces: Loose): JsonValue =>
  listOf(pieces)
    .map(objectOf)
    .reduce<JsonValue>((grown, piece) => {
      const value = valueOf(piece);
      const steps = stepsOf(textIn(piece.jsonPath) ?? "");
      const isPlace = steps.length > 0 && steps.length <= DEEPEST;
      return value === undefined || !isPlace ? grown : withAt(grown, steps, value);
    }, objectOf(args));
