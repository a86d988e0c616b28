import type { Cassette, Interaction } from "./cassette/cassette.ts";
import { failure, type LlmReplayError } from "./errors.ts";
import { startRecording } from "./recorder/record.ts";
import { createRedactor, type RedactOptions, type Redactor } from "./recorder/redact.ts";
import { openTape, type Tape } from "./replay/tape.ts";
import { claimRecording, type Desk, holdWire, withDesk } from "./session/active.ts";
import { answerFor } from "./session/answer-for.ts";
import { openBudget, type Price } from "./session/budget.ts";
import { clockFor } from "./session/clock-for.ts";
import { type Ledger, openLedger } from "./session/ledger.ts";
import { openMatchMarks } from "./session/match-marks.ts";
import type { Mode } from "./session/mode.ts";
import type { Options } from "./session/options.ts";
import { type Prepared, prepareSession, type SessionTarget } from "./session/prepare.ts";
import { RECORDER } from "./session/recorder-name.ts";
import { refusal } from "./session/refusal.ts";
import { saveRecording } from "./session/save.ts";
import type { Summary } from "./session/summary.ts";
import { judgeForeign, routeOf } from "./session/traffic-rules.ts";
import { openVariables, type Variables } from "./session/variables.ts";
import { verdictOf } from "./session/verdict.ts";
import { keeps, type Work } from "./session/work.ts";
import { readTrace } from "./trace/read-trace.ts";
import type { Trace } from "./trace/trace.ts";

/** How long answers that are still coming in are waited for at the end, in milliseconds. */
const SETTLE_MS = 1000;

/** What a session is opened with, beyond its cassette. */
export interface SessionInput extends SessionTarget {
  /** Mounts the wire of this process for the session; default: true. Without it only `answer` is used. */
  readonly mount?: boolean;
  /** Tapes to look into after the session's own: those of the test file. */
  readonly fallbacks?: () => readonly Tape[];
  /** Tapes to look into last, for exact matches only: those of tests that run beside. */
  readonly siblings?: () => Promise<readonly Tape[]>;
  /** The command that records this cassette, for the explanation of a miss. */
  readonly command?: string;
  /** Prices of live calls, for `maxCost`. */
  readonly price?: Price;
  /** Is told of each request that comes after the end. */
  readonly onLate?: (problem: LlmReplayError) => void;
}

/** How the work of a session ended. */
export interface SessionEnd {
  readonly passed: boolean;
  /** Not all of what uses the cassette has run, so that unused interactions are no error. */
  readonly isPartial?: boolean;
}

/** A cassette in use: answers requests until it is closed. */
export interface Session extends Desk {
  readonly path: string;
  readonly mode: Mode;
  readonly work: Work;
  /** The tape that is served, for neighbours to look into; absent where all goes live. */
  readonly tape: Tape | undefined;
  /** The cassette as it would be saved now. */
  readonly cassette: () => Cassette;
  /** The calls made so far. */
  readonly trace: () => Trace;
  readonly variable: Variables["get"];
  /** Runs `work` with this session answering for all it sends. */
  readonly run: <T>(work: () => T) => T;
  /** Ends the session: waits for open answers, saves what is to be saved, and tells what happened. Never throws for a problem. */
  readonly close: (end: SessionEnd) => Promise<Summary>;
}

/**
 * Opens a cassette and answers requests from it, or from the network, as the mode says.
 *
 * @throws what `resolveMode` and `checkOptions` throw; `cassetteInUse`; and what the store throws for a cassette that
 * cannot be read, so that nothing is sent or overwritten.
 */
export const openSession = async (input: SessionInput): Promise<Session> => {
  const ledger = openLedger();
  const prepared = await prepareSession(input, ledger);
  const claim = keeps(prepared.work) ? claimRecording(input.path, input.title) : undefined;
  const wire = (input.mount ?? true) ? holdWire() : undefined;
  return conduct(input, prepared, ledger, () => {
    wire?.[Symbol.dispose]();
    claim?.[Symbol.dispose]();
  });
};

const conduct = (input: SessionInput, prepared: Prepared, ledger: Ledger, undo: () => void): Session => {
  const { path, title } = input;
  const { options, mode, work } = prepared;
  const redactor = createRedactor(redactOptions(options));
  const tape = work === "serve" || work === "append" ? tapeOf(prepared, redactor) : undefined;
  const budget = openBudget({ ...options, title, price: input.price });
  const marks = openMatchMarks(options.match ?? {});
  const recording = startRecording({
    redactor,
    onStart: marks.seen,
    onDone: (interaction, index) => {
      budget.spend(interaction);
      tape?.add(marks.marked(interaction, index));
    },
  });
  const recorded = () => recording.interactions().map(marks.marked);
  const variables = openVariables(work, prepared.cassette, path);
  const answer = answerFor(work, {
    tapes: () => [...(tape ? [tape] : []), ...(input.fallbacks?.() ?? [])],
    siblings: async () => (await input.siblings?.()) ?? [],
    respond: { timing: options.timing ?? "instant" },
    recording,
    budget,
    ledger,
    context: { title, path, command: input.command },
  });
  const clock = clockFor(work, options, prepared.cassette);
  const cassette = () => cassetteOf(prepared, recorded(), variables.all());
  const release = () => {
    clock[Symbol.dispose]();
    undo();
  };
  let closing: Promise<Summary> | undefined;

  const end = async ({ passed, isPartial = false }: SessionEnd): Promise<Summary> => {
    await recording.settle(SETTLE_MS);
    const interactions = recorded();
    const isPassing = passed && ledger.problems().length === 0;
    const verdict = verdictOf({
      work,
      replaces: prepared.stands,
      passed: isPassing,
      isBroken: ledger.refused() > 0,
      interactions,
    });
    const result = await saveRecording({
      store: options.store,
      redactor,
      path,
      asidePath: prepared.asidePath,
      verdict,
      cassette: cassette(),
    });
    const unused = (tape?.unused() ?? []).map(({ request }) => `${request.method} ${request.url}`);
    if (isPassing && !isPartial && unused.length > 0 && options.unused === "error")
      ledger.remember(failure("interactionsUnused", title, path, unused.length, unused.join("\n")));
    return {
      title,
      path,
      mode,
      work,
      served: ledger.served().length,
      sent: interactions.length,
      refused: ledger.refused(),
      unused,
      ...(result.saved && { saved: result.saved }),
      stands: prepared.stands || (isPassing && result.saved?.path === path),
      notes: [...ledger.notes(), ...result.notes],
      problems: [...ledger.problems(), ...result.problems],
    };
  };

  const session: Session = {
    title,
    path,
    mode,
    work,
    tape,
    cassette,
    trace: () => readTrace([...ledger.served(), ...recording.interactions()]),
    variable: variables.get,
    answer: (request, live) => {
      if (!closing) return answer(request, live);
      const problem = failure("lateRequest", `${request.method} ${request.url}`, title);
      input.onLate?.(problem);
      return Promise.resolve(refusal(problem));
    },
    route: (url) => routeOf(url, work, options.traffic),
    foreign: (attempt) => judgeForeign(attempt, work, options.traffic, title, ledger),
    open: () => Promise.resolve(session),
    opened: () => session,
    run: (work) => withDesk(session, () => clock.run(work)),
    close: (how) => (closing ??= end(how).finally(release)),
  };
  return session;
};

const tapeOf = ({ cassette, options }: Prepared, redactor: Redactor): Tape =>
  openTape(cassette ?? emptyCassette, {
    ...options.match,
    redact: redactor.request,
    ...(redactOptions(options).hook ? {} : { mayHoldSecret: redactor.mayHoldSecret }),
  });

const emptyCassette: Cassette = {
  version: 1,
  recorder: RECORDER,
  interactions: [],
  spans: [],
  takes: [],
  variables: {},
};

const cassetteOf = (
  { cassette = emptyCassette, work }: Prepared,
  recorded: readonly Interaction[],
  variables: Cassette["variables"],
): Cassette => {
  if (work === "serve") return cassette;
  const before = work === "append" ? cassette : emptyCassette;
  return { ...before, recorder: RECORDER, interactions: [...before.interactions, ...recorded], variables };
};

const redactOptions = ({ redact, match }: Options): RedactOptions => {
  const given = typeof redact === "function" ? { hook: redact } : (redact ?? {});
  return { ...given, keep: [...(given.keep ?? []), ...(match?.headers ?? [])] };
};
