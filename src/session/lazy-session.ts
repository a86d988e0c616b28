import { failure, LlmReplayError } from "../errors.ts";
import { openSpanLog, type SpanLog } from "../recorder/spans/span-log.ts";
import type { Desk, Session, SessionEnd, SessionInput } from "./session.ts";
import { refuseLate } from "./late.ts";
import { openLedger } from "./ledger.ts";
import { mergeOptions } from "./merge-options.ts";
import { type Env, resolveMode, takesBefore } from "./mode.ts";
import type { Options } from "./options.ts";
import { refusal } from "./refusal.ts";
import type { Summary } from "./summary.ts";
import { judgeForeign, routeOf } from "./traffic-rules.ts";
import { type Work, workFor } from "./work.ts";

/** What a lazy session is made from. */
export interface LazyInput extends Pick<SessionInput, "title" | "env" | "after" | "onLate"> {
  readonly options: Options;
  /** Says whether the cassette exists, without reading it; `undefined` where that cannot be known at once. */
  readonly exists: (options: Options) => boolean | undefined;
  /** Opens the session, with the options as they are at the first request. */
  readonly open: (options: Options, spans: SpanLog) => Promise<Session>;
}

/** A session that opens at the first request, so that who sends none pays nothing. */
export interface LazySession extends Desk {
  /** Says whether the cassette is known to exist. */
  readonly hasCassette: () => boolean;
  /** Gives the options that hold. */
  readonly options: () => Options;
  /**
   * Lays options on those that hold.
   *
   * @throws `optionsTooLate` where the session is open already.
   */
  readonly configure: (over: Options) => void;
  /**
   * Closes the session and tells what happened; `undefined` where nothing did.
   *
   * @throws what kept the cassette from being opened.
   */
  readonly close: (end: SessionEnd) => Promise<Summary | undefined>;
}

/** Makes a desk whose session opens at the first request. */
export const lazySession = (input: LazyInput): LazySession => {
  const { title, exists, onLate, after } = input;
  let options = input.options;
  let opening: Promise<Session> | undefined;
  let session: Session | undefined;
  let isClosed = false;

  const spans = openSpanLog();
  const open = (): Promise<Session> =>
    (opening ??= input.open(options, spans).then((opened) => (session = opened)));
  const expectedWork = (): Work =>
    after?.work ?? foreseen(options, exists(options) !== false, input.env ?? process.env);
  /** What happens before the session is open. */
  const early = openLedger();
  const isNeeded = (passed: boolean): boolean =>
    opening !== undefined ||
    early.problems().length + early.notes().length > 0 ||
    (passed && exists(options) === true && expectedWork() === "serve");

  return {
    title,
    hasCassette: () => exists(options) === true,
    options: () => options,
    configure: (over) => {
      if (opening) throw failure("optionsTooLate", title, Object.keys(over).join(", "));
      options = mergeOptions(options, over);
    },
    spans,
    open,
    opened: () => session,
    route: (url) => session?.route(url) ?? routeOf(url, expectedWork(), options.traffic),
    foreign: (attempt) =>
      session?.foreign(attempt) ?? judgeForeign(attempt, expectedWork(), options.traffic, title, early),
    answer: async (request, live) => {
      if (isClosed && !session) return refuseLate(request, title, onLate);
      try {
        return await (await open()).answer(request, live);
      } catch (error) {
        if (error instanceof LlmReplayError) return refusal(error);
        throw error;
      }
    },
    close: async (end) => {
      isClosed = true;
      if (!isNeeded(end.passed)) return undefined;
      const summary = await (
        await open()
      ).close({ ...end, passed: end.passed && early.problems().length === 0 });
      return {
        ...summary,
        notes: [...early.notes(), ...summary.notes],
        problems: [...early.problems(), ...summary.problems],
      };
    },
  };
};

/** What the session will do; a mode that is misspelt or refused is told when it opens. */
const foreseen = ({ mode }: Options, exists: boolean, env: Env): Work => {
  try {
    return workFor(resolveMode(mode, env), exists, takesBefore(env) !== undefined);
  } catch {
    return "serve";
  }
};
