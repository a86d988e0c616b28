import type { JudgeCase } from "../write-prompt.ts";

/** An answer judged by a test's own rubric. */
export const rubricCase = (rubric: string, answer: string): JudgeCase => ({
  criteria: `${rubric}\n\nThe answer passes if it fulfils all of this.`,
  texts: [["answer", answer]],
});
