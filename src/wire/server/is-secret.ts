import { timingSafeEqual } from "node:crypto";

/** Tells whether what a client gave is the secret, in a time that tells nothing of how much of it was right. */
export const isSecret = (given: string, secret: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
};
