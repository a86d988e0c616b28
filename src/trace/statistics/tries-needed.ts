import { normalQuantile } from "./normal.ts";

/**
 * Tells how many tries it needs, of which the share `seen` passes, until the Wilson interval of the rate leaves `rate`
 * out; infinite where both are the same. It is the score test turned round (E. B. Wilson, JASA 22, 1927).
 */
export const triesNeeded = (seen: number, rate: number, confidence = 0.95): number => {
  const z = normalQuantile((1 + confidence) / 2);
  return seen === rate ? Infinity : Math.max(1, Math.ceil((z * z * rate * (1 - rate)) / (seen - rate) ** 2));
};
