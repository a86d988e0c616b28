import type { Measurement } from "./report.ts";

type Sides = Pick<Measurement, "base" | "head">;

/** Tells which side alone has a single measurement; `undefined` where both have one, or takes. */
export const loneSide = ({ base, head }: Sides): "base" | "head" | undefined => {
  if (base.length > 1 === head.length > 1) return undefined;
  return base.length > 1 ? "head" : "base";
};

/** Says what a single measurement is held against: `a single measurement of the base, 10 takes of the head`. */
export const singleGround = (sides: Sides): string => {
  const lone = loneSide(sides);
  if (lone === undefined) return "a single measurement";
  const other = lone === "base" ? "head" : "base";
  return `a single measurement of the ${lone}, ${sides[other].length} takes of the ${other}`;
};
