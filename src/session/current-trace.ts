import { failure } from "../errors.ts";
import { readTrace } from "../trace/read-trace.ts";
import type { Trace } from "../trace/trace.ts";
import { currentDesk } from "./active.ts";
import { traceSource } from "./with-spans.ts";

/**
 * Gives the trace of what the present test, or the present `withCassette`, has done so far: its calls and spans.
 *
 * @throws `noCassette` where no cassette is in use.
 */
export const currentTrace = (): Trace => {
  const desk = currentDesk();
  if (!desk) throw failure("noCassette", "currentTrace()");
  const spans = desk.spans?.spans() ?? [];
  return desk.opened()?.trace() ?? readTrace(traceSource([], spans, (all) => [...all]));
};
