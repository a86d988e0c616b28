import { failure, type LlmReplayError } from "../errors.ts";
import { refusal } from "./refusal.ts";

/** Refuses a request that comes after the end of what `title` names, and tells `onLate`. */
export const refuseLate = (
  { method, url }: Request,
  title: string,
  onLate: ((problem: LlmReplayError) => void) | undefined,
): Response => {
  // The query may hold a key, and what is told lands in logs.
  const problem = failure("lateRequest", `${method} ${url.replace(/[?#].*/s, "")}`, title);
  onLate?.(problem);
  return refusal(problem);
};
