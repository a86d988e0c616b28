import { isJsonObject, type JsonValue } from "../formats/json.ts";

type Scalar = string | number | boolean | null;

/** The last steps of MurmurHash3 (https://github.com/aappleby/smhasher): every bit of the number changes every other. */
const mixed = (number: number): number => {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/** Sums up JSON values, each in one number that the order of keys does not change. */
export interface Outlines {
  /** Sums up a value, whose scalars are known from now on. */
  readonly learn: (value: JsonValue) => number;
  /** Sums up a value without keeping anything of it; one that was learned has the number it had then. */
  readonly of: (value: JsonValue) => number;
}

type IdOf = (scalar: Scalar) => number;

const outlineWith = (value: JsonValue, idOf: IdOf): number => {
  let sum = 1;
  if (isJsonObject(value)) {
    for (const key in value)
      sum = (sum + mixed(mixed(idOf(key)) + outlineWith(value[key] as JsonValue, idOf))) | 0;
  } else if (Array.isArray(value)) {
    sum = 2;
    for (const item of value as readonly JsonValue[])
      sum = (Math.imul(sum, 31) + outlineWith(item, idOf)) | 0;
  } else sum = idOf(value as Scalar);
  return mixed(sum);
};

/**
 * Starts summing up. Scalars count by the order in which they are first met, so that texts are hashed by the engine and not
 * character by character.
 */
export const openOutlines = (): Outlines => {
  const seen = new Map<Scalar, number>();

  const newId: IdOf = (scalar) => {
    const known = seen.get(scalar);
    if (known !== undefined) return known;
    seen.set(scalar, seen.size + 1);
    return seen.size;
  };
  const knownId: IdOf = (scalar) => seen.get(scalar) ?? 0;

  return { learn: (value) => outlineWith(value, newId), of: (value) => outlineWith(value, knownId) };
};
