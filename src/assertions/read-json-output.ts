import type { JsonValue } from "../formats/json.ts";
import { DEEPEST, isWithin } from "../formats/parse-json.ts";

/** A text as JSON, or why it is none and what would help. */
export type JsonOutput =
  { readonly value: JsonValue } | { readonly problem: string; readonly fix: string; readonly near: string };

const AT = /position (\d+)/;
const TOKEN = /^Unexpected token '(.+?)'/s;

/** Where the parser stopped; V8 leaves the place out where the text is short or has ended. */
const placeIn = (text: string, message: string): number => {
  const at = AT.exec(message)?.[1];
  if (at !== undefined) return Number(at);
  const token = TOKEN.exec(message)?.[1];
  return token === undefined ? text.length : text.indexOf(token);
};

const TOO_DEEP = {
  problem: `it nests deeper than ${DEEPEST} levels`,
  fix: "Ask the model for a flatter document, or for less.",
};

const parse = (text: string): JsonOutput => {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isWithin(value, DEEPEST) ? { value } : { ...TOO_DEEP, near: JSON.stringify(text.slice(0, 30)) };
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = placeIn(text, message);
    return {
      problem: message
        .replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, "")
        .replace(/ in JSON at position.*$/s, ""),
      near: JSON.stringify(text.slice(Math.max(0, at - 30), at + 30)),
      fix:
        text.trimEnd().length > at
          ? "Ask the model for JSON alone (structured output, response_format), without words around it."
          : "The text ends too early: raise the limit of output tokens, or ask for less.",
    };
  }
};

/** What stands in a Markdown fence that is all of the text. */
const fencedIn = (text: string): string | undefined => {
  const fenced = text.trim();
  const start = fenced.indexOf("\n");
  const isFence = fenced.startsWith("```") && fenced.endsWith("```") && start !== -1;
  return isFence ? fenced.slice(start, -3) : undefined;
};

/** Reads a model's text as JSON, which must be all there is: a Markdown fence around it is a problem of its own. */
export const readJsonOutput = (text: string): JsonOutput => {
  const read = parse(text);
  const inner = fencedIn(text);
  if ("value" in read || inner === undefined || "problem" in parse(inner)) return read;
  return {
    problem: "it stands in a Markdown fence",
    near: JSON.stringify(text.slice(0, 30)),
    fix: "Ask the model for JSON alone (structured output, response_format), or take the fence off before it is parsed.",
  };
};
