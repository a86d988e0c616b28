import { printCassette } from "../../cassette/print.ts";
import type { Rule } from "../concern.ts";

/** Where two texts first differ, from 1. */
const firstDifference = (a: string, b: string): number => {
  const [before, after] = [a.split("\n"), b.split("\n")];
  const at = before.findIndex((line, index) => line !== after[index]);
  return (at < 0 ? before.length : at) + 1;
};

/** Finds files that are not as a recording writes them: edited by hand, merged, or formatted by another tool. */
export const handEdited: Rule = ({ cassette, text }) => {
  const printed = printCassette(cassette).text;
  if (printed === text) return [];
  return [
    {
      rule: "hand-edited",
      severity: "warning",
      message:
        `is not as it was written, from line ${firstDifference(text, printed)} on. ` +
        "Record it again, or run `llm-replay check --fix` to write it anew as it reads; keep formatters away from cassettes.",
      fixed: cassette,
    },
  ];
};
