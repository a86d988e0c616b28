/**
 * Every message the product can throw, by code: what failed, the value seen, what to do next.
 * A function takes the values the message names.
 */
const MESSAGES = {
  cassetteCorrupt: (file: string, place: string, reason: string) =>
    `Cannot read cassette ${file}${place}: ${reason}. ` +
    `Restore the file from version control, or delete it and record again with LLM_REPLAY_MODE=record.`,
} satisfies Record<string, (...values: never[]) => string>;

/** The name of an error, stable across versions; each has an entry in the documentation. */
export type ErrorCode = keyof typeof MESSAGES;

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
