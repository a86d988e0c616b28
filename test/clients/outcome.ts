import type { Events } from "./client.ts";

/** What a client made of a call: its value, or its error as data. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Where reading a stream stops short: when `when` holds for an event, `leave` is called and reading goes on unless it says so. */
export interface Reading {
  readonly when: (event: unknown) => boolean;
  /** Returns whether to break out of the loop. */
  readonly leave: () => boolean;
}

/** The fields by which libraries' errors differ from one another, less stacks and live handles. */
const FIELDS = [
  "name",
  "message",
  "status",
  "statusCode",
  "code",
  "type",
  "error",
  "body",
  "responseBody",
] as const;

/** An error as data; of a cause that has a code, only that: undici words one and the same broken socket variously. */
const described = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const fields = FIELDS.map(
    (field) => [field, (error as unknown as Record<string, unknown>)[field]] as const,
  );
  const plain = fields.filter(([, value]) => value !== undefined && typeof value !== "function");
  const cause = error.cause === undefined ? {} : { cause: codeOf(error.cause) ?? described(error.cause) };
  return { ...Object.fromEntries(plain.map(([field, value]) => [field, described(value)])), ...cause };
};

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && "code" in cause ? { code: cause.code } : undefined;

/** Does the work and tells how it went; never rejects. */
export const outcomeOf = async (work: () => Promise<unknown>): Promise<Outcome> => {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: described(error) };
  }
};

/**
 * Reads a stream to its end, or as far as `reading` lets it: the events seen, and the error it ended with. Bytes become
 * text of one character a byte.
 */
export const eventsOf = async (
  start: () => Events,
  reading?: Reading,
): Promise<{ events: unknown[]; error?: unknown }> => {
  const events: unknown[] = [];
  try {
    for await (const event of await start()) {
      events.push(event instanceof Uint8Array ? Buffer.from(event).toString("latin1") : event);
      if (reading?.when(event) === true && reading.leave()) break;
    }
    return { events };
  } catch (error) {
    return { events, error: described(error) };
  }
};

/** Whether an event holds the first word of the answers' text. */
export const holdsText = (event: unknown): boolean =>
  event instanceof Uint8Array
    ? Buffer.from(event).includes("Answer")
    : JSON.stringify(event).includes("Answer");

/** A copy of a result without the fields of these names, at any depth. */
export const without = (value: unknown, names: readonly string[] = []): unknown => {
  if (Array.isArray(value)) return value.map((item) => without(item, names));
  if (typeof value !== "object" || value === null || names.length === 0) return value;
  const kept = Object.entries(value).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(inner, names)]));
};
