import type { Answer } from "../answer.ts";
import type { Cassette } from "../cassette/cassette.ts";
import type { LlmReplayError } from "../errors.ts";
import type { SpanLog } from "../recorder/spans/span-log.ts";
import type { Tape } from "../replay/tape.ts";
import type { Trace } from "../trace/trace.ts";
import type { ForeignAttempt, Route } from "../wire/wire-options.ts";
import type { Env, Mode } from "./mode.ts";
import type { Options } from "./options.ts";
import type { Summary } from "./summary.ts";
import type { Variables } from "./variables.ts";
import type { Work } from "./work.ts";

/** Who answers for the traffic of an async context: a session, or one that opens at the first request. */
export interface Desk {
  readonly title: string;
  readonly answer: Answer;
  readonly route: (url: URL) => Route;
  readonly foreign: (attempt: ForeignAttempt) => "refuse" | "pass";
  /** Keeps the spans that begin in its async context; absent: they are left out. */
  readonly spans?: SpanLog;
  /** Gives the session, opening it where it is not open yet. */
  readonly open: () => Promise<Session>;
  /** Gives the session where it is open. */
  readonly opened: () => Session | undefined;
}

/** What a session is opened with. */
export interface SessionTarget {
  /** The cassette's file, absolute. */
  readonly path: string;
  /** What messages call the session: a test's full name, a cassette's name. */
  readonly title: string;
  /** The folder that holds `.llm-replay/`; default: the working folder. */
  readonly root?: string;
  readonly options?: Options;
  /** Default: the environment of the process. */
  readonly env?: Env;
  /** What an earlier attempt of the same test came to: its work goes on, on a fresh tape. */
  readonly after?: Pick<Summary, "mode" | "work" | "stands">;
}

/** What a session is opened with, beyond its cassette. */
export interface SessionInput extends SessionTarget {
  /** Mounts the wire of this process for the session; default: true. Without it only `answer` is used. */
  readonly mount?: boolean;
  /** Holds the spans that began before the session was opened; default: a log of its own. */
  readonly spans?: SpanLog;
  /** Tapes to look into after the session's own: those of the test file. */
  readonly fallbacks?: () => readonly Tape[];
  /** Tapes to look into last, for exact matches only: those of tests that run beside. */
  readonly siblings?: () => Promise<readonly Tape[]>;
  /** The command that records this cassette, for the explanation of a miss. */
  readonly command?: string;
  /** Is told of each request that comes after the end. */
  readonly onLate?: (problem: LlmReplayError) => void;
}

/** How the work of a session ended. */
export interface SessionEnd {
  readonly passed: boolean;
  /** What matchers scored, by name, for a take. */
  readonly scores?: Readonly<Record<string, number>>;
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
  /** Which interactions of the cassette were served so far, by their places in it, in the order of the requests. */
  readonly served: () => readonly number[];
  /** The calls made so far. */
  readonly trace: () => Trace;
  /** Takes down the calls made so far, to be read as a trace where one is wanted. */
  readonly tracer: () => () => Trace;
  readonly variable: Variables["get"];
  /** Runs `work` with this session answering for all it sends. */
  readonly run: <T>(work: () => T) => T;
  /** Ends the session: waits for open answers, saves what is to be saved, and tells what happened. Never throws for a problem. */
  readonly close: (end: SessionEnd) => Promise<Summary>;
}
