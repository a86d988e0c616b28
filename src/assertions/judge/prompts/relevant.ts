import type { JudgeCase } from "../write-prompt.ts";

const CRITERIA = `The answer answers the question.
- It must address what is asked, all of it where several things are asked, and not something near it.
- Whether it is true does not count here.
- An evasion, a refusal, or an answer that mostly speaks of other things does not answer the question. To say that something cannot be known answers it only where it says why.
The answer passes if who asked would not have to ask again. The score is the share of the question that is answered, less for what is beside the point.`;

/** An answer judged by its question. */
export const relevantCase = (question: string, answer: string): JudgeCase => ({
  criteria: CRITERIA,
  texts: [
    ["question", question],
    ["answer", answer],
  ],
});
