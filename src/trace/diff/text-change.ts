import { defined } from "../values/json-access.ts";
import type { TextComparer } from "./text-comparer.ts";
import type { Change, ChangeKind } from "./trace-diff.ts";

/** Which text became another. */
export interface TextPair {
  readonly kind: ChangeKind;
  readonly name?: string | undefined;
  readonly base: string | undefined;
  readonly head: string | undefined;
}

/**
 * Tells how one text became another: word by word, and of an answer whether it still means the same; nothing where it
 * is equal.
 */
export const textChange = ({ kind, name, base, head }: TextPair, texts: TextComparer): Change[] => {
  if (base === head) return [];
  const change: Change = { kind, ...defined({ name, base, head }) };
  if (base === undefined || head === undefined) return [change];
  const meaning = kind === "text" ? texts.meaning(base, head) : {};
  return [{ ...change, runs: texts.runs(base, head), ...meaning }];
};
