import type { RedactOptions } from "../recorder/redact.ts";
import { redactParts } from "./join-redact.ts";
import type { Options } from "./options.ts";

/** Gives what a redactor is built with: the option `redact`, and the headers that count in matching, which are kept. */
export const redactOptions = ({ redact, match }: Pick<Options, "redact" | "match">): RedactOptions => {
  const given = redactParts(redact);
  return { ...given, keep: [...(given.keep ?? []), ...(match?.headers ?? [])] };
};
