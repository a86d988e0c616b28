import type { JsonValue } from "../../formats/json.ts";
import { parsedOr, type Loose } from "./json-access.ts";

/**
 * Reads the arguments of a tool call, whether a provider sends JSON or JSON in a text; none at all (an empty text, as
 * streams leave it for a tool without parameters) are `{}`, and a text that is no JSON stays.
 */
export const toolArguments = (given: Loose): JsonValue => {
  if (given === undefined || given === null || given === "") return {};
  return typeof given === "string" ? parsedOr(given) : given;
};
