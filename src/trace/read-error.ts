import type { CallError } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { objectOf, textIn } from "./json-access.ts";

/** Reads what went wrong, as the usual `{ error: { type, code, message } }` says it or as the status tells. */
export const readError = ({ interaction, status, response }: Exchange): CallError | undefined => {
  const { failure } = interaction;
  if (failure)
    return { type: failure.kind, message: failure.message, ...(failure.code && { code: failure.code }) };
  const answer = objectOf(response);
  if (status === undefined || (status < 400 && answer.error === undefined)) return undefined;
  const error = objectOf(answer.error);
  const message =
    textIn(error.message) ?? textIn(answer.error) ?? textIn(answer.message) ?? `HTTP status ${status}`;
  const code = textIn(error.code);
  return { type: textIn(error.type) ?? "http", message, status, ...(code !== undefined && { code }) };
};
