import { resolve } from "node:path";
import { namedCassettePath } from "../cassette/path.ts";
import { caused } from "../errors.ts";
import type { SessionInput } from "./session.ts";
import type { Trace } from "../trace/trace.ts";
import { keepWire } from "./active.ts";
import type { Options } from "./options.ts";
import { proveOfPart } from "./prove-of-part.ts";
import { errorOf, type Summary } from "./summary.ts";

/** What {@link withCassette} gives back. */
export interface Taped<T> {
  /** What the work gave. */
  readonly result: T;
  /** The calls it made. */
  readonly trace: Trace;
  readonly summary: Summary;
}

type Work<T> = () => T | Promise<T>;

interface WithCassette {
  <T>(name: string, options: Options, work: Work<T>): Promise<Taped<T>>;
  <T>(name: string, work: Work<T>): Promise<Taped<T>>;
}

/**
 * Runs `work` with the cassette `<dir>/<name>.json` (default folder `cassettes`, from the working folder): its LLM
 * calls are recorded once and served from the file ever after.
 *
 * @throws what `work` throws; `suiteOptionMisplaced`; and where a request was not in the cassette, was refused, or the recording could not be
 * saved, an error that tells all of it, with what `work` threw as its cause.
 */
export const withCassette: WithCassette = async <T>(
  name: string,
  ...rest: [Options, Work<T>] | [Work<T>]
): Promise<Taped<T>> => {
  const [options, work] = rest.length === 2 ? rest : [{}, rest[0]];
  proveOfPart(options);
  // Loaded when it is needed: a test file that only asks for the trace stays light.
  const { openSession } = await import("../session.ts");
  const session = await openSession(inputOf(name, options));
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
  return { result: outcome.value, trace: session.trace(), summary };
};

const settled = async <T>(work: Work<T>): Promise<{ value: T } | { thrown: unknown }> => {
  try {
    return { value: await work() };
  } catch (thrown) {
    return { thrown };
  }
};

const inputOf = (name: string, options: Options): SessionInput => {
  const dir = resolve(options.dir ?? "cassettes");
  const path = options.resolveCassettePath
    ? namedCassettePath(dir, options.resolveCassettePath({ dir, name }))
    : namedCassettePath(dir, name);
  return { path, title: name, options };
};
