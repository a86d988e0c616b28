import * as v from "valibot";
import type { LlmReplayError } from "../errors.ts";

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
  const result = v.safeParse(schema, document);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw refusal(`${v.getDotPath(issue) ?? "the document"}: ${issue.message}`);
};
