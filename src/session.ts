import type { Cassette, Interaction } from "./cassette/cassette.ts";
import { once } from "./once.ts";
import { claimRecording, holdWire, noteOpened, withDesk } from "./session/active.ts";
import { endSession } from "./session/end-session.ts";
import { startEngine } from "./session/engine.ts";
import { refuseLate } from "./session/late.ts";
import { openLedger } from "./session/ledger.ts";
import { prepareSession } from "./session/prepare.ts";
import type { Session, SessionInput } from "./session/session.ts";
import type { Summary } from "./session/summary.ts";
import { judgeForeign, routeOf } from "./session/traffic-rules.ts";
import { watchSpans } from "./session/watch-spans.ts";
import { writes } from "./session/work.ts";
import { readTrace } from "./trace/read-trace.ts";

export type { Session, SessionInput } from "./session/session.ts";

/**
 * Opens a cassette and answers requests from it, or from the network, as the mode says.
 *
 * @throws what `resolveMode` and `checkOptions` throw; `cassetteInUse`; and what the store throws for a cassette that
 * cannot be read, so that nothing is sent or overwritten.
 */
export const openSession = async (input: SessionInput): Promise<Session> => {
  const { path, title, onLate, mount = true } = input;
  const ledger = openLedger();
  const prepared = await prepareSession(input, ledger);
  const { mode, work } = prepared;
  const { traffic } = prepared.options;
  const engine = startEngine(input, prepared, ledger);
  noteOpened(path);
  const undos: Disposable[] = [engine.clock];
  if (writes(work)) undos.push(claimRecording(path, title));
  if (mount) undos.push(holdWire(), watchSpans());

  const tracer = () => {
    const source = engine.source();
    return once(() => readTrace(source, prepared.options));
  };
  const trace = () => tracer()();
  let closing: Promise<Summary> | undefined;
  const session: Session = {
    title,
    path,
    mode,
    work,
    tape: engine.tape,
    cassette: engine.cassette,
    served: () => placesOf(ledger.served(), prepared.cassette),
    trace,
    tracer,
    variable: engine.variables.get,
    spans: engine.spans,
    answer: async (request, live) =>
      closing ? refuseLate(request, title, onLate) : engine.answer(request, live),
    route: (url) => routeOf(url, work, traffic),
    foreign: (attempt) => judgeForeign(attempt, work, traffic, title, ledger),
    open: () => Promise.resolve(session),
    opened: () => session,
    run: (work) => withDesk(session, () => engine.clock.run(work)),
    close: (end) =>
      (closing ??= endSession(input, prepared, engine, ledger, { ...end, trace }).finally(() => {
        for (const undo of undos) undo[Symbol.dispose]();
      })),
  };
  return session;
};

/** Where interactions stand in the session's own cassette; those of neighbours stand nowhere. */
const placesOf = (served: readonly Interaction[], cassette: Cassette | undefined): number[] =>
  served.map((each) => cassette?.interactions.indexOf(each) ?? -1).filter((place) => place >= 0);
