import { createHash } from "node:crypto";

/** Makes an id that is the same for the same request, as long as a provider's. */
export const idOf = (prefix: string, request: string, length: number): string => {
  const digest = createHash("sha512").update(`${prefix}${request}`).digest("base64");
  return prefix + digest.replaceAll(/[^0-9A-Za-z]/g, "").slice(0, length);
};
