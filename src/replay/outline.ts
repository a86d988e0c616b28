import { isJsonObject, type JsonValue } from "../formats/json.ts";

type Scalar = string | number | boolean | null;

/** The last steps of MurmurHash3 (https://github.com/aappleby/smhasher): every bit of the number changes every other. */
const mixed = (number: number): number => {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/**
 * Starts summing up JSON values, each in one number that the order of keys does not change. Scalars count by the order in
 * which they are first met, so that texts are hashed by the engine and not character by character.
 */
export const openOutlines = (): ((value: JsonValue) => number) => {
  const seen = new Map<Scalar, number>();

  const idOf = (scalar: Scalar): number => {
    const known = seen.get(scalar);
    if (known !== undefined) return known;
    seen.set(scalar, seen.size + 1);
    return seen.size;
  };

  const outlineOf = (value: JsonValue): number => {
    let sum = 1;
    if (isJsonObject(value)) {
      for (const key in value) sum = (sum + mixed(mixed(idOf(key)) + outlineOf(value[key] as JsonValue))) | 0;
    } else if (Array.isArray(value)) {
      sum = 2;
      for (const item of value as readonly JsonValue[]) sum = (Math.imul(sum, 31) + outlineOf(item)) | 0;
    } else sum = idOf(value as Scalar);
    return mixed(sum);
  };

  return outlineOf;
};
