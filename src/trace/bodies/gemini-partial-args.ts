import type { JsonValue } from "../../formats/json.ts";
import { listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";

type Growing = Record<string, JsonValue>;

const STEP = /\[(\d+)\]|\[['"]([^'"]*)['"]\]|([^.[\]$]+)/g;
const VALUES = ["stringValue", "numberValue", "boolValue", "nullValue"];

const stepsOf = (path: string): string[] =>
  Array.from(path.matchAll(STEP), ([, index, quoted, name]) => index ?? quoted ?? name ?? "");

const joined = (before: JsonValue | undefined, value: JsonValue): JsonValue =>
  typeof before === "string" && typeof value === "string" ? before + value : value;

const withAt = (at: Loose, [step, ...rest]: readonly string[], value: JsonValue): JsonValue => {
  if (step === undefined) return joined(at, value);
  const isIndex = /^\d+$/.test(step) && (at === undefined || Array.isArray(at));
  const grown: Growing | JsonValue[] = isIndex ? [...listOf(at)] : { ...objectOf(at) };
  const holder = grown as Growing;
  holder[step] = withAt(holder[step], rest, value);
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
      return value === undefined || steps.length === 0 ? grown : withAt(grown, steps, value);
    }, objectOf(args));
