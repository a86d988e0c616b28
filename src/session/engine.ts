import type { Answer } from "../answer.ts";
import type { Cassette, Interaction } from "../cassette/cassette.ts";
import { startRecording } from "../recorder/record.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../recorder/redact.ts";
import type { RecordedClock } from "../replay/clock.ts";
import { openTape, type Tape } from "../replay/tape.ts";
import type { SessionInput } from "./session.ts";
import { answerFor } from "./answer-for.ts";
import { openBudget } from "./budget.ts";
import { clockFor } from "./clock-for.ts";
import { redactParts } from "./join-redact.ts";
import type { Ledger } from "./ledger.ts";
import { openMatchMarks } from "./match-marks.ts";
import type { Options } from "./options.ts";
import type { Prepared } from "./prepare.ts";
import { RECORDER } from "./recorder-name.ts";
import { shownPath } from "./shown-path.ts";
import { openVariables, type Variables } from "./variables.ts";

/** What works in an open session. */
export interface Engine {
  readonly answer: Answer;
  readonly redactor: Redactor;
  /** The tape that is served; absent where all goes live. */
  readonly tape: Tape | undefined;
  readonly variables: Variables;
  readonly clock: RecordedClock;
  /** What was recorded so far. */
  readonly recorded: () => readonly Interaction[];
  /** The cassette as it would be saved now. */
  readonly cassette: () => Cassette;
  /** Waits for open answers, at most `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

/** Starts what a session's work needs: a tape to serve, a recording to keep, and the answer over both. */
export const startEngine = (input: SessionInput, prepared: Prepared, ledger: Ledger): Engine => {
  const { path, title, fallbacks, siblings, command } = input;
  const { options, work } = prepared;
  const redactor = createRedactor(redactOptions(options));
  const tape = work === "serve" || work === "append" ? tapeOf(prepared, redactor) : undefined;
  const budget = openBudget({ ...options, title });
  const marks = openMatchMarks(options.match ?? {});
  const recording = startRecording({
    redactor,
    onStart: (request, index) => {
      ledger.send(index);
      marks.seen(request, index);
    },
    onDone: (interaction, index) => {
      budget.spend(interaction);
      tape?.add(marks.marked(interaction, index));
    },
  });
  const recorded = () => recording.interactions().map(marks.marked);
  const variables = openVariables(work, prepared.cassette, path);
  const own = tape ? [tape] : [];
  return {
    answer: answerFor(work, {
      tapes: fallbacks ? () => [...own, ...fallbacks()] : () => own,
      siblings: async () => (await siblings?.()) ?? [],
      respond: { timing: options.timing ?? "instant" },
      recording,
      budget,
      ledger,
      context: { title, path: shownPath(path), command },
    }),
    redactor,
    tape,
    variables,
    clock: clockFor(work, options, prepared.cassette),
    recorded,
    cassette: () => cassetteOf(prepared, recorded(), variables.all()),
    settle: recording.settle,
  };
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
  const given = redactParts(redact);
  return { ...given, keep: [...(given.keep ?? []), ...(match?.headers ?? [])] };
};
