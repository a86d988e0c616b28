import { failure } from "../errors.ts";
import type { Host } from "./host.ts";
import { type SessionCommand, type SessionRun, sessionCommand } from "./session-command.ts";

/** How often a command is run. */
export interface Takes {
  /** How many measurements there shall be, or be more. */
  readonly count: number;
  /** They are added to what is recorded; else the first is the recording. */
  readonly adds: boolean;
}

/**
 * Reads `--takes`: `5` for a recording and four takes of it, `+4` for four more takes of what is recorded.
 *
 * @throws `flagInvalid`.
 */
export const parseTakes = (text: string): Takes => {
  const [, plus, digits = ""] = /^(\+?)(\d{1,4})$/.exec(text.trim()) ?? [];
  const count = Number(digits);
  if (digits === "" || count < 1)
    throw failure(
      "flagInvalid",
      "record",
      `--takes is "${text}", but must be a number such as 5, or +4 for four more`,
    );
  return { count, adds: plus === "+" };
};

const ended = ({ code, signal }: SessionRun): boolean => code !== 0 || signal !== undefined;

/** Runs the command again to measure it; it ends early where the command is ended by a signal. */
const measureAgain = async (
  asked: SessionCommand,
  [from, to]: readonly [number, number],
  host: Host,
): Promise<SessionRun | undefined> => {
  let last: SessionRun | undefined;
  for (let before = from; before < to && last?.signal === undefined; before++) {
    host.stderr.write(`llm-replay: take ${before + 1} of ${to}\n`);
    last = await sessionCommand({ ...asked, env: { ...asked.env, LLM_REPLAY_TAKE: `${before}` } }, host);
  }
  return last;
};

/**
 * Records a command and runs it again to measure the same calls, one take a run. A recording that fails is measured no
 * more. What it comes to is the recording's end, or that of the signal that ended it.
 *
 * @throws what `sessionCommand` throws.
 */
export const recordTakes = async (
  asked: SessionCommand,
  { count, adds }: Takes,
  host: Host,
): Promise<Pick<SessionRun, "code" | "signal">> => {
  const first = adds ? undefined : await sessionCommand(asked, host);
  if (first && ended(first)) {
    if (count > 1) host.stderr.write("llm-replay: the recording failed, so that it is not measured again\n");
    return first;
  }
  const last = await measureAgain(asked, [adds ? 0 : 1, count], host);
  return last?.signal === undefined && first ? first : (last ?? { code: 0 });
};
