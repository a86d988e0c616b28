import { objectOf, textIn, type Loose } from "../values/json-access.ts";

const ASKED = ["messages", "prompt", "input", "inputs", "contents"];

/** Tells whether a request's JSON names a model and gives it something to answer, as every model API has it. */
export const looksLikeModelCall = (request: Loose): boolean => {
  const body = objectOf(request);
  return textIn(body.model) !== undefined && ASKED.some((name) => Object.hasOwn(body, name));
};
