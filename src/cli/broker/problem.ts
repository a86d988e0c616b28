/** An error as plain data, so that it can be told to another process. */
export interface Problem {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly cause?: Problem;
}

const DOM_NAMES = new Set(["AbortError", "TimeoutError"]);

/** Reads an error, and the errors that caused it, as plain data. */
export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof Error) && !(error instanceof DOMException))
    return { name: "Error", message: String(error) };
  const { name, message, cause } = error;
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { name, message, ...code, ...(cause === undefined ? {} : { cause: problemOf(cause) }) };
};

/** Builds the error that `problem` tells of: a DOMException for aborts, a TypeError where it was one, else an Error. */
export const errorOf = ({ name, message, code, cause }: Problem): Error => {
  if (DOM_NAMES.has(name)) return new DOMException(message, name);
  const options = cause === undefined ? {} : { cause: errorOf(cause) };
  const error = name === "TypeError" ? new TypeError(message, options) : new Error(message, options);
  return Object.assign(error, name === error.name ? {} : { name }, code === undefined ? {} : { code });
};
