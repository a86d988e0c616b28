import { relative } from "node:path";
import type { RunnerTask, RunnerTestCase, RunnerTestFile } from "vitest";
import { cassetteExists } from "../cassette/store-exists.ts";
import { failure } from "../errors.ts";
import type { Session, SessionInput } from "../session/session.ts";
import { currentDesk, takeOpened, withDesk } from "../session/active.ts";
import { type LazySession, lazySession } from "../session/lazy-session.ts";
import type { Options } from "../session/options.ts";
import { errorOf, type Summary } from "../session/summary.ts";
import { watchSpans } from "../session/watch-spans.ts";
import { fileCassette, testCassettes } from "./cassette-paths.ts";
import { failTests } from "./fail-tests.ts";
import type { ScoreKeeper } from "./keep-scores.ts";
import { observe } from "./observe.ts";
import { recordCommand } from "./record-command.ts";
import { hasPassed, isPassed, isWhole } from "./results.ts";
import type { Settings } from "./settings.ts";
import { suiteOptions } from "./suite-options.ts";
import { takeScores } from "./take-scores.ts";
import { type Observed, told } from "./told.ts";

/** The sessions of one test file: its own for what is sent outside tests, and one per attempt of a test. */
export interface FileScope {
  /** Answers for module-level code, `beforeAll` and `afterAll`. */
  readonly file: LazySession;
  /** Runs one attempt of a test in a session of its own. */
  readonly runTest: (test: Readonly<RunnerTestCase>, run: () => Promise<void>) => Promise<void>;
  /** Runs all hooks and tests of the file. */
  readonly runFile: (suite: Readonly<RunnerTestFile>, run: () => Promise<void>) => Promise<void>;
  /** Sets options: for the suite that is being collected, else for the test or hook that runs. */
  readonly use: (options: Options, suite: object | undefined) => void;
}

/** Opens the scope of the test file at `filepath`; nothing is loaded before a request is sent. */
export const fileScope = (
  settings: Settings,
  filepath: string,
  scoring: ScoreKeeper["during"],
): FileScope => {
  const pathOf = testCassettes(settings);
  const suites = suiteOptions();
  const attempts = new WeakMap<object, Summary>();
  const running = new Set<LazySession>();
  const failures = failTests();
  const name = relative(settings.root, filepath);

  const desk = (
    title: string,
    options: Options,
    path: (options: Options) => string,
    more: Partial<SessionInput>,
  ) =>
    lazySession({
      title,
      options,
      ...(more.after && { after: more.after }),
      onLate: warn,
      exists: (options) => (options.store ? undefined : cassetteExists(path(options))),
      open: async (options, spans) => {
        if (more.fallbacks) await opened([file]);
        return openUnmounted({
          ...more,
          spans,
          title,
          options: more.fallbacks ? options : withoutBudgets(options),
          path: path(options),
          root: settings.root,
          onLate: warn,
        });
      },
    });

  const file = desk(name, settings.options, (options) => fileCassette(settings, options, filepath), {
    command: recordCommand(name),
    siblings: () => siblingsOf(file),
  });

  /** A batcher they share may send a request of theirs from here, before they have sent any. */
  const siblingsOf = async (desk: LazySession) =>
    tapesOf(await opened([...running].filter((each) => each !== desk)));

  const deskOf = (test: Readonly<RunnerTestCase>): LazySession => {
    const after = attempts.get(test);
    const own: LazySession = desk(
      test.fullTestName,
      suites.over(file.options(), test),
      (options) => pathOf(options, test),
      {
        command: recordCommand(name, test.fullTestName),
        ...(after && { after }),
        fallbacks: () => tapesOf([file]),
        siblings: () => siblingsOf(own),
      },
    );
    return own;
  };

  return {
    file,
    runTest: async (test, run) => {
      const own = deskOf(test);
      running.add(own);
      const watch = watchSpans();
      try {
        const cpu = process.cpuUsage();
        const scores = await scoring(() => underClock(own, run));
        const [closed] = await Promise.allSettled([
          own.close({ passed: isPassed(test), scores: takeScores(scores) }),
        ]);
        const summary = closed.status === "fulfilled" ? closed.value : undefined;
        tell(test, summary, await observe({ desk: own, options: own.options(), summary, scores, cpu }));
        if (closed.status === "rejected") failures.with(test, closed.reason as Error);
        if (!summary) return;
        attempts.set(test, summary);
        failures.for(test, summary);
      } finally {
        watch[Symbol.dispose]();
        running.delete(own);
      }
    },
    runFile: async (suite, run) => {
      // Not undone when the file ends, as little as the wire: what comes late finds its place.
      watchSpans();
      const cpu = process.cpuUsage();
      await underClock(file, run);
      const summary = await file.close({ passed: hasPassed(suite), isPartial: !isWhole(suite) });
      const options = withoutBudgets(file.options());
      tell(suite, summary, await observe({ desk: file, options, summary, scores: [], cpu }));
      const cassettes = takeOpened();
      if (cassettes.length > 0) suite.meta.llmReplay = { ...suite.meta.llmReplay, cassettes };
      const error = summary && errorOf(summary);
      const errors = error ? [error, ...failures.kept()] : failures.kept();
      if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors);
    },
    use: (options, suite) => {
      if (suite) return suites.add(suite, options);
      const now = [...running].find((each) => each === currentDesk()) ?? file;
      if (now !== file && options.clock) throw failure("clockTooLate", now.title);
      now.configure(options);
    },
  };
};

/** Lays what is to be known of a test or a file where the reporter finds it. */
const tell = (
  { meta }: Pick<RunnerTask, "meta">,
  summary: Summary | undefined,
  observed: Observed | undefined,
): void => {
  // An earlier attempt of the test may have left something.
  delete meta.llmReplay;
  if (summary || observed)
    meta.llmReplay = { ...(summary && { summary: told(summary) }), ...(observed && { observed }) };
};

/** What is sent outside tests counts for the suite, and is no test's. */
const withoutBudgets = (options: Options): Options => ({ ...options, budgets: undefined });

/** Sessions of the runner do not mount: the wire is mounted once per file, before any module of it runs. */
const openUnmounted = async (input: SessionInput): Promise<Session> => {
  const { openSession } = await import("../session.ts");
  return openSession({ ...input, mount: false });
};

/** A recorded clock has to be known before the work starts, so that this session opens at once. */
const underClock = async (desk: LazySession, run: () => Promise<void>): Promise<void> => {
  if (desk.options().clock !== "recorded") return withDesk(desk, run);
  const session = await desk.open();
  return withDesk(desk, () => session.run(run));
};

/** Opens the sessions that have a cassette to serve; one that cannot be read is told by its own test. */
const opened = async (desks: readonly LazySession[]): Promise<LazySession[]> => {
  const known = desks.filter((desk) => desk.hasCassette());
  await Promise.allSettled(known.map((desk) => desk.open()));
  return known;
};

const tapesOf = (desks: readonly LazySession[]) => desks.flatMap((desk) => desk.opened()?.tape ?? []);

const warn = ({ message }: Error): void => console.warn(message);
