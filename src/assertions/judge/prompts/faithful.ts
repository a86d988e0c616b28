import type { JudgeCase } from "../write-prompt.ts";

const CRITERIA = `Every claim of the answer is supported by the context.
- Take the answer's claims one by one. A claim is supported if the context says it or it follows from the context; what you know otherwise does not count.
- A claim that the context contradicts, or does not speak of, is not supported. Numbers, dates, names and conditions must agree.
- Courtesies, questions and the statement that something is not known are no claims.
The answer passes if no claim is unsupported. The score is the share of claims that are supported.`;

/** An answer judged by what it was given to answer from. */
export const faithfulCase = (contexts: readonly string[], answer: string): JudgeCase => ({
  criteria: CRITERIA,
  texts: [...contexts.map((context) => ["context", context] as const), ["answer", answer]],
});
