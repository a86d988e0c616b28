import type { CallError } from "../call.ts";
import { listOf, numberIn, objectOf, textIn, type Loose } from "../values/json-access.ts";
import type { Exchange } from "./exchange.ts";
import type { StreamEvent } from "./stream-events.ts";

/** What a document says of an error, in whichever of the usual shapes. */
interface Told {
  readonly type: string | undefined;
  readonly message: string | undefined;
  readonly code: string | undefined;
}

const codeIn = (value: Loose): string | undefined => textIn(value) ?? numberIn(value)?.toString();

const isTold = (error: Loose): boolean =>
  error !== undefined && error !== null && error !== false && error !== "";

/** The first of what came as a list (Gemini streams a list of one error). */
const documentOf = (value: Loose) => objectOf(Array.isArray(value) ? value[0] : value);

const tellOf = (value: Loose): Told => {
  const document = documentOf(value);
  const [first] = listOf(document.errors);
  const error = objectOf(isTold(document.error) ? document.error : (first ?? value));
  return {
    type:
      textIn(error.type) ??
      textIn(error.status) ??
      textIn(document.error_type) ??
      textIn(document.__type) ??
      textIn(error.code),
    message:
      textIn(error.message) ??
      textIn(error.Message) ??
      textIn(document.error) ??
      textIn(document.message) ??
      textIn(document.detail) ??
      textIn(objectOf(listOf(document.detail)[0]).msg),
    code: codeIn(error.code ?? document.code),
  };
};

const isErrorEvent = ({ event, data, isError }: StreamEvent): boolean => {
  const { type, error } = objectOf(data);
  return isError === true || event === "error" || type === "error" || isTold(error);
};

const errorOf = (told: Told, otherwise: string, status: number): CallError => {
  const { type = otherwise, message = `HTTP status ${status}`, code } = told;
  return { type, message, status, ...(code !== undefined && { code }) };
};

const fromEvents = (events: readonly StreamEvent[], status: number): CallError | undefined => {
  const found = events.find(isErrorEvent);
  if (found === undefined) return undefined;
  const told = tellOf(found.data);
  return errorOf({ ...told, message: told.message ?? textIn(found.data) }, found.event ?? "error", status);
};

/**
 * Reads what went wrong: that no response came, what the response says in one of the providers' usual shapes, or what
 * a stream says in one of its events, whatever the status; else the status itself.
 */
export const readError = (exchange: Exchange): CallError | undefined => {
  const { interaction, status, response } = exchange;
  const { failure } = interaction;
  if (failure)
    return { type: failure.kind, message: failure.message, ...(failure.code && { code: failure.code }) };
  if (status === undefined) return undefined;
  if (status < 400 && !isTold(documentOf(response).error)) return fromEvents(exchange.events, status);
  const [type = "http"] = exchange.responseHeader("x-amzn-errortype")?.split(":") ?? [];
  return errorOf(tellOf(response), type, status);
};
