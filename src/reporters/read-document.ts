import * as v from "valibot";
import type { LlmReplayError } from "../errors.ts";
import { DEEPEST, isWithin } from "../formats/parse-json.ts";

/** A report holds JSON of cassettes, a few levels down. */
const LEVELS = DEEPEST + 100;

/**
 * Reads a JSON text that must fit a schema.
 *
 * @throws what `refusal` makes of the place and the reason.
 */
export const readDocument = <S extends v.GenericSchema>(
  text: string,
  schema: S,
  refusal: (reason: string) => LlmReplayError,
): v.InferOutput<S> => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw refusal((error as Error).message);
  }
  if (!isWithin(document, LEVELS)) throw refusal(`the document nests deeper than ${LEVELS} levels`);
  const result = v.safeParse(schema, document);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw refusal(`${v.getDotPath(issue) ?? "the document"}: ${issue.message}`);
};
