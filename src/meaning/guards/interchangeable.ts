import { synonymsOf } from "../synonyms.ts";
import { areAlike } from "./alike.ts";

/** Tells whether two words mean the same or have a synonym in common: "attend" and "visit" through "see". */
export const areInterchangeable = (a: string, b: string): boolean => {
  if (areAlike(a, b)) return true;
  const others = synonymsOf(b);
  return synonymsOf(a).some((word) => others.includes(word));
};
