import { action } from "./messages/action.ts";
import { cassettes } from "./messages/cassettes.ts";
import { commands } from "./messages/commands.ts";
import { reports } from "./messages/reports.ts";
import { sessions } from "./messages/sessions.ts";
import { traffic } from "./messages/traffic.ts";

/**
 * Every message the product can throw, by code: what failed, the value seen, what to do next.
 * A function takes the values the message names.
 */
const MESSAGES = {
  ...cassettes,
  ...sessions,
  ...traffic,
  ...commands,
  ...reports,
  ...action,
} satisfies Record<string, (...values: never[]) => string>;

/**
 * The name of an error, stable across versions; each has an entry in the documentation.
 *
 * @useDeclaredType
 */
export type ErrorCode = keyof typeof MESSAGES;

/** All names, in the order of the catalogue. */
export const ERROR_CODES = Object.keys(MESSAGES) as readonly ErrorCode[];

/** The one error class of llm-replay; `code` names the entry of the catalogue that made the message. */
export class LlmReplayError extends Error {
  override readonly name = "LlmReplayError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Builds the error `code` from the values its message names. */
export const failure = <C extends ErrorCode>(
  code: C,
  ...values: Parameters<(typeof MESSAGES)[C]>
): LlmReplayError => {
  const message = MESSAGES[code] as (...values: unknown[]) => string;
  return new LlmReplayError(code, message(...values));
};

/** Gives `error` with what brought it about. */
export const caused = (error: LlmReplayError, cause: unknown): LlmReplayError =>
  Object.assign(error, { cause });
