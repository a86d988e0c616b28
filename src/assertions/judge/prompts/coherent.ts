import type { JudgeCase } from "../write-prompt.ts";

const CRITERIA = `The text is coherent in itself.
- It does not contradict itself.
- Its sentences are whole and follow from each other; what "it", "this" or "they" mean is clear.
- It does not break off, repeat itself, or change its subject, language or form without reason.
Whether it is true, complete or well written does not count.
The text passes if it has none of these faults. The score is 1 without a fault, 0.5 with one that a reader gets over, and less with more.`;

/** A text judged by itself. */
export const coherentCase = (text: string): JudgeCase => ({ criteria: CRITERIA, texts: [["text", text]] });
