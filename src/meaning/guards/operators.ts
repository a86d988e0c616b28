import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";

const OPERATOR = /(?<=[\w)\]\s"'])(?:[=!]==?|[<>]=?|&&|\|\||\?\?|[-+*/%^]=?|=>|->|:=|\*\*)(?=[\s\w("'[$.-])/g;
const LEAST_OVERLAP = 0.8;

const operatorsOf = (text: string): string[] =>
  Array.from(text.matchAll(OPERATOR), ([operator]) => operator).filter(
    (operator) => operator !== "-" && operator !== "/",
  );

const without = (operators: readonly string[], others: readonly string[]): string[] => {
  const rest = [...others];
  return operators.filter((operator) => {
    const at = rest.indexOf(operator);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
};

/** Finds an operator of code or arithmetic that is another one in the other text: `<` for `>`, `&&` for `||`. */
export const otherOperators: Guard = ({ actual, expected, overlap }) => {
  if (overlap < LEAST_OVERLAP) return [];
  const [mine, theirs] = [operatorsOf(actual.read.text), operatorsOf(expected.read.text)];
  const [[a], [b]] = [without(mine, theirs), without(theirs, mine)];
  return a === undefined || b === undefined ? [] : [against("substitution", a, b)];
};
