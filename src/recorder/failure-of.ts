import type { Failure } from "../cassette/cassette.ts";

const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** fetch wraps the system's error as `cause`, and several failed addresses as `errors` inside it. */
const innermost = (error: unknown): unknown => {
  const errors = field(error, "errors");
  const inner = Array.isArray(errors) ? errors[0] : field(error, "cause");
  return typeof inner === "object" && inner !== null ? innermost(inner) : error;
};

/**
 * Describes why a request got no response, or why its body broke off.
 * Where the client's own signal fired, that is the reason, whatever the error says.
 */
export const failureOf = (error: unknown, signal?: AbortSignal): Failure => {
  const reason: unknown = signal?.aborted ? signal.reason : error;
  const name = field(reason, "name");
  const kind =
    name === "TimeoutError" ? "timeout" : signal?.aborted || name === "AbortError" ? "abort" : "network";
  const cause = kind === "network" ? innermost(error) : reason;
  const code = text(field(cause, "code")) ?? text(field(error, "code"));
  const message = text(field(cause, "message")) ?? text(field(error, "message")) ?? String(cause);
  return { kind, ...(code === undefined ? {} : { code }), message };
};

/** Describes a client that stopped reading: `reason` is what it gave for it, if anything. */
export const leaving = (reason: unknown, signal?: AbortSignal): Failure => {
  const { kind, message } = failureOf(reason ?? new Error("The client left before the body ended"), signal);
  return { kind: kind === "timeout" ? kind : "abort", message };
};
