import { caused } from "../errors.ts";
import type { Trace } from "../trace/trace.ts";
import { keepWire } from "./active.ts";
import type { SessionInput } from "./session.ts";
import { errorOf, type Summary } from "./summary.ts";

/** What work on a cassette gives back. */
export interface Taped<T> {
  /** What the work gave. */
  readonly result: T;
  /** The calls it made; read when it is first asked for. */
  readonly trace: Trace;
  readonly summary: Summary;
}

/** What is run on a cassette. */
export type TapedWork<T> = () => T | Promise<T>;

const settled = async <T>(work: TapedWork<T>): Promise<{ value: T } | { thrown: unknown }> => {
  try {
    return { value: await work() };
  } catch (thrown) {
    return { thrown };
  }
};

/**
 * Runs work in a session of its own, from opening to closing.
 *
 * @throws what `work` throws; where a request was not in the cassette, was refused, or the recording could not be saved,
 * an error that tells all of it, with what `work` threw as its cause.
 */
export const taped = async <T>(input: SessionInput, work: TapedWork<T>): Promise<Taped<T>> => {
  // Loaded when it is needed: a test file that only asks for the trace stays light.
  const { openSession } = await import("../session.ts");
  const session = await openSession(input);
  keepWire();
  const outcome = await settled(() => session.run(work));
  const summary = await session.close({ passed: "value" in outcome });
  for (const note of summary.notes) process.emitWarning(note, "LlmReplayWarning");
  const error = errorOf(summary);
  if ("thrown" in outcome) {
    if (!error) throw outcome.thrown;
    caused(error, outcome.thrown);
  }
  if (error) throw error;
  if (!("value" in outcome)) throw new TypeError("unreachable");
  const trace = session.tracer();
  return {
    result: outcome.value,
    get trace() {
      return trace();
    },
    summary,
  };
};
