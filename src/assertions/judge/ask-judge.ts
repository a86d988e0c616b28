import { withRole } from "../../answer.ts";
import type { Judge, JudgePrompt } from "./judge.ts";

/**
 * Asks a judge the same so many times at once. Its calls carry the role `judge`, so that they are recorded beside the
 * program's and never counted as its own.
 *
 * @throws what the judge throws, once it has answered or thrown every time.
 */
export const askJudge = async (
  judge: Judge,
  prompt: JudgePrompt,
  samples: number,
): Promise<readonly unknown[]> => {
  const asked = Array.from({ length: samples }, async () => withRole("judge", () => judge(prompt)));
  const settled = await Promise.allSettled(asked);
  return settled.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
};
