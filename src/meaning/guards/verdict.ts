import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";

const YES =
  /^(?:answer:? )?["'(]?(yes|yep|yeah|true|correct|right|that is (?:right|correct|true)|indeed)\b(?=[.,!:;)"']|$| -)/i;
const NO =
  /^(?:answer:? )?["'(]?(no|nope|false|incorrect|wrong|not quite|that is (?:wrong|incorrect|false|not (?:right|correct|true)))\b(?=[.,!:;)"']|$| -)/i;

/** Finds a "yes" that opens one text and a "no" that opens the other. */
export const contraryVerdicts: Guard = ({ actual, expected }) => {
  const [a, b] = [actual.read.text, expected.read.text];
  const [yesA, yesB, noA, noB] = [YES.exec(a)?.[1], YES.exec(b)?.[1], NO.exec(a)?.[1], NO.exec(b)?.[1]];
  if (yesA !== undefined && noB !== undefined) return [against("verdict", yesA, noB)];
  return noA !== undefined && yesB !== undefined ? [against("verdict", noA, yesB)] : [];
};
