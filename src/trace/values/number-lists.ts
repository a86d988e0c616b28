import { listOf, objectOf, textIn, type Loose } from "./json-access.ts";

/** Reads a vector: a list whose items are all numbers; `undefined` where it is none. */
export const vectorIn = (value: Loose): readonly number[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === "number") ? value : undefined;

/** Reads those items of a list that are vectors. */
export const vectorsIn = (value: Loose): (readonly number[])[] =>
  listOf(value).flatMap((item) => {
    const vector = vectorIn(item);
    return vector && vector.length > 0 ? [vector] : [];
  });

/** Reads numbers of four bytes each, the lowest first, out of base64. */
export const floatsIn = (text: string): number[] => {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readFloatLE(at * 4));
};

/** Reads vectors that stand by the type of their numbers: those of floats where they have several. */
export const vectorsByType = (value: Loose): (readonly number[])[] => {
  const { float, base64, ...others } = objectOf(value);
  if (float === undefined && base64 !== undefined)
    return listOf(base64).map((text) => floatsIn(textIn(text) ?? ""));
  return vectorsIn(float ?? Object.values(others)[0]);
};
