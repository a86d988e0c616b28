import { printBytes } from "../../formats/print-bytes.ts";
import type { Rule } from "../concern.ts";

const MOST_BYTES = 5e6;

/** Finds cassettes that weigh more than a repository should carry. */
export const size: Rule = ({ size: bytes }, { maxSize = MOST_BYTES }) =>
  bytes <= maxSize
    ? []
    : [
        {
          rule: "size",
          severity: "warning",
          message: `weighs ${printBytes(bytes)}; ${printBytes(maxSize)} are allowed. Record less in one test, or keep it with Git LFS.`,
        },
      ];
