import { listOf, type Loose } from "./json-access.ts";

/** Reads a vector: a list whose items are all numbers; `undefined` where it is none. */
export const vectorIn = (value: Loose): readonly number[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === "number") ? value : undefined;

/** Reads those items of a list that are vectors. */
export const vectorsIn = (value: Loose): (readonly number[])[] =>
  listOf(value).flatMap((item) => {
    const vector = vectorIn(item);
    return vector && vector.length > 0 ? [vector] : [];
  });
