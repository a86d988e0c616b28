import type { FsStoreOptions } from "../cassette/store.ts";
import type { Redactor } from "../recorder/redact.ts";

/** The last look at cassettes that are about to be written: credentials that stand there still are replaced. */
export interface LastLook {
  readonly look: NonNullable<FsStoreOptions["lastLook"]>;
  /** What was replaced so far, a sentence each. */
  readonly told: () => string[];
}

/** Opens the last look of a redactor; replacements keep their length. */
export const openLastLook = (redactor: Pick<Redactor, "clean">): LastLook => {
  const told: string[] = [];
  return {
    look: (printed, path, first) => {
      const { text, found } = redactor.clean(printed);
      for (const { kind, line, column } of found)
        told.push(
          `${kind}, which redaction had not reached, was replaced in ${path}:${line + first - 1}:${column}.`,
        );
      return text;
    },
    told: () => told,
  };
};
