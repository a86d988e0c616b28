import { objectOf, type Loose } from "./json-access.ts";

/** Gives those members of an object that are numbers; `undefined` where none is. */
export const countsIn = (value: Loose): Record<string, number> | undefined => {
  const counts = Object.entries(objectOf(value)).flatMap(([name, count]) =>
    typeof count === "number" ? [[name, count] as const] : [],
  );
  return counts.length > 0 ? Object.fromEntries(counts) : undefined;
};
