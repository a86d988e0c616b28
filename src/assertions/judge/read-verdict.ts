import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { parsedOr } from "../../trace/values/json-access.ts";

/** What a judge decided. */
export interface JudgeVerdict {
  readonly verdict: "pass" | "fail";
  readonly score?: number;
  readonly reason?: string;
}

/** An answer that holds no verdict, and why. */
export interface Unreadable {
  readonly unreadable: string;
}

/** What stands between the first brace and the last, past code fences and words around them. */
const jsonIn = (text: string): JsonValue | undefined => {
  const [start, end] = [text.indexOf("{"), text.lastIndexOf("}")];
  return start < 0 ? undefined : parsedOr(text.slice(start, end + 1));
};

const wordOf = (value: unknown): "pass" | "fail" | undefined => {
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  return word === "pass" || word === "fail" ? word : undefined;
};

/**
 * Reads what a judge gave: a verdict, or a text that holds exactly one as JSON, be it in a code fence. Nothing is
 * guessed: another word than `pass` or `fail`, or a score beyond 0 to 1, cannot be read.
 */
export const readVerdict = (given: unknown): JudgeVerdict | Unreadable => {
  const value = typeof given === "string" ? jsonIn(given) : (given as JsonValue | undefined);
  if (value === undefined || value === null || !isJsonObject(value))
    return { unreadable: "it holds no JSON object, or more than one" };
  const { score, reason } = value;
  const verdict = wordOf(value["verdict"]);
  if (!verdict) return { unreadable: '"verdict" is neither "pass" nor "fail"' };
  if (score !== undefined && !(typeof score === "number" && score >= 0 && score <= 1))
    return { unreadable: '"score" is no number from 0 to 1' };
  return {
    verdict,
    ...(score !== undefined && { score }),
    ...(typeof reason === "string" && { reason }),
  };
};
