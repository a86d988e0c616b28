import { findConflicts } from "../../../src/meaning/guards/find-conflicts.ts";
import { readText } from "../../../src/meaning/read-text.ts";

/** The conflicts between two texts, "kind: message" each. */
export const conflictsOf = (actual: string, expected: string): string[] =>
  findConflicts(readText(actual), readText(expected)).conflicts.map(
    ({ kind, message }) => `${kind}: ${message}`,
  );
