import type { Answer } from "../answer.ts";
import type { Cassette, Interaction } from "../cassette/cassette.ts";
import { startRecording } from "../recorder/record.ts";
import { createRedactor, type Redactor } from "../recorder/redact.ts";
import { withoutContent } from "../recorder/spans/message-content.ts";
import { openSpanLog, type SpanLog } from "../recorder/spans/span-log.ts";
import type { RecordedClock } from "../replay/clock.ts";
import { openTape, type Tape } from "../replay/tape.ts";
import type { TraceSource } from "../trace/trace.ts";
import type { SessionInput } from "./session.ts";
import { answerFor } from "./answer-for.ts";
import { openBudget } from "./budget.ts";
import { clockFor } from "./clock-for.ts";
import type { Ledger } from "./ledger.ts";
import { openMatchMarks } from "./match-marks.ts";
import type { Prepared } from "./prepare.ts";
import { RECORDER } from "./recorder-name.ts";
import { redactOptions } from "./redact-options.ts";
import { shownPath } from "./shown-path.ts";
import { spentBefore } from "./spent-before.ts";
import { openVariables, type Variables } from "./variables.ts";
import { activeSpan } from "./watch-spans.ts";
import { type FinishSpans, traceSource, withRecorded } from "./with-spans.ts";
import { keeps } from "./work.ts";

/** How long spans that are still open are waited for where nothing is kept, in milliseconds: they end with the last read. */
const OPEN_SPAN_MS = 50;

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
  /** What a trace of the calls and spans so far is read from. */
  readonly source: () => TraceSource;
  /** The cassette as it would be saved now. */
  readonly cassette: () => Cassette;
  readonly spans: SpanLog;
  /** Waits for open answers and, for what is kept, open spans; at most `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

/** Starts what a session's work needs: a tape to serve, a recording to keep, and the answer over both. */
export const startEngine = (input: SessionInput, prepared: Prepared, ledger: Ledger): Engine => {
  const { path, title, fallbacks, siblings, command, spans = openSpanLog() } = input;
  const { options, work } = prepared;
  const redactor = createRedactor(redactOptions(options));
  const tape = work === "serve" || work === "append" ? tapeOf(prepared, redactor) : undefined;
  const budget = openBudget({ ...options, title, spent: spentIn(prepared) });
  const marks = openMatchMarks(options.match ?? {});
  // Where nobody waits for what was just recorded, it is made ready once the program no longer waits for its answers.
  const isAwaited = tape !== undefined || options.maxCost !== undefined;
  const recording = startRecording({
    redactor,
    span: activeSpan,
    onStart: (request, index, openedAt) => {
      ledger.send(index, openedAt);
      marks.seen(request, index);
    },
    ...(isAwaited && {
      onDone: (interaction, index) => {
        budget.spend(interaction);
        tape?.add(marks.marked(interaction, index));
      },
    }),
  });
  const recorded = () => recording.interactions().map(marks.marked);
  const keptSpans: FinishSpans = (each) =>
    recording.spans(prepared.keepsContent ? each : each.map(withoutContent));
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
    source: () => {
      const taped = prepared.cassette?.interactions ?? [];
      return { title, taped, ...traceSource(ledger.calls(recorded()), spans.spans(), keptSpans) };
    },
    cassette: () => {
      const { cassette = emptyCassette } = prepared;
      if (work === "serve") return cassette;
      const before = work === "append" ? cassette : emptyCassette;
      const whole = withRecorded(before, ledger.calls(recorded()), spans.spans(), keptSpans);
      // Takes measure all calls of a cassette; those of fewer say nothing of it.
      const takes = whole.interactions.length === before.interactions.length ? before.takes : [];
      return { ...whole, takes, recorder: RECORDER, variables: variables.all() };
    },
    spans,
    settle: async (ms) => {
      await Promise.all([recording.settle(ms), spans.settle(keeps(work) ? ms : OPEN_SPAN_MS)]);
    },
  };
};

/** Takes are of one recording, and share what it may cost. */
const spentIn = ({ work, cassette, options, takesBefore }: Prepared): number =>
  work === "take" && cassette && options.maxCost !== undefined
    ? spentBefore(cassette, takesBefore, options)
    : 0;

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
