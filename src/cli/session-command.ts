import { resolve } from "node:path";
import { namedCassettePath } from "../cassette/path.ts";
import { failure } from "../errors.ts";
import { openSession, type Session } from "../session.ts";
import type { Options } from "../session/options.ts";
import type { Summary } from "../session/summary.ts";
import { routeOf } from "../session/traffic-rules.ts";
import { goesLive } from "../session/work.ts";
import { type Broker, startBroker } from "./broker/broker.ts";
import type { CallOutcome } from "./broker/broker-call.ts";
import { childEnv } from "./child-env.ts";
import type { Host } from "./host.ts";
import { printProgress } from "./print-progress.ts";
import { printSummary } from "./print-summary.ts";
import { type Proxy, type ProxyOptions, startProxy } from "./proxy/proxy.ts";
import { type CommandEnd, runCommand } from "./run-command.ts";
import { cassetteNameOf } from "./session-options.ts";
import { recordingCommand, shownCommand } from "./shown-command.ts";

/** What to run on which cassette. */
export interface SessionCommand {
  readonly command: readonly string[];
  /** The cassette's name in the folder `dir`; default: made from the command. */
  readonly cassette?: string | undefined;
  readonly options: Options;
  /** Also leads programs that no hook reaches through a proxy, by their base URLs; default: true. */
  readonly proxy?: boolean;
  /** Set for the command beyond the host's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface SessionRun {
  /** The command's own exit code where it is not 0; 1 where it is, but requests were missed or nothing could be saved. */
  readonly code: number;
  readonly signal?: NodeJS.Signals;
  readonly outcomes: readonly CallOutcome[];
  readonly summary: Summary;
}

/** How long the last reports of processes that have ended are waited for, in milliseconds. */
const SETTLE_MS = 2000;

/**
 * Runs a command, with all Node processes it starts, on one cassette, and tells on standard error what happened.
 *
 * @throws what `openSession` throws, before anything is started.
 */
export const sessionCommand = async (asked: SessionCommand, host: Host): Promise<SessionRun> => {
  const cwd = host.cwd();
  const { command, options } = asked;
  const name = asked.cassette ?? cassetteNameOf(command, cwd, options.redact);
  const path = namedCassettePath(resolve(cwd, options.dir ?? "cassettes"), name);
  const session = await openSession({
    path,
    title: shownCommand(command, cwd),
    root: cwd,
    options,
    // The command line says the mode; the variable is for the programs it starts.
    env: { ...host.env, ...asked.env, LLM_REPLAY_MODE: undefined },
    mount: false,
    command: recordingCommand({ ...asked, dir: options.dir }, cwd),
  });
  const { end, outcomes } = await runOn(session, asked, host);
  const summary = await session.close({ passed: isGood(end) });
  host.stderr.write(
    end.error
      ? `llm-replay: ${failure("commandNotStarted", command[0] ?? "", end.error.message).message}\n`
      : printSummary({ summary, outcomes, cwd }),
  );
  const code = end.code === 0 && summary.problems.length > 0 ? 1 : end.code;
  return { code, ...(end.signal ? { signal: end.signal } : {}), outcomes, summary };
};

const runOn = async (
  session: Session,
  asked: SessionCommand,
  host: Host,
): Promise<{ readonly end: CommandEnd; readonly outcomes: readonly CallOutcome[] }> => {
  const outcomes: CallOutcome[] = [];
  const onCall = (outcome: CallOutcome): void => {
    outcomes.push(outcome);
    if (host.stderr.isTTY && outcome.via === "live") host.stderr.write(printProgress(outcome));
  };
  const broker = await startBroker({ answer: session.answer, onForeign: session.foreign, onCall });
  const running: AsyncDisposable[] = [broker];
  try {
    const proxy = asked.proxy === false ? undefined : await proxyFor(session, asked, host, onCall);
    if (proxy) running.push(proxy);
    const env = environmentFor(session, asked, host, { broker, proxy });
    const end = await runCommand(asked.command, { env, cwd: host.cwd(), process: host });
    await Promise.all([broker.settle(SETTLE_MS), proxy?.settle(SETTLE_MS)]);
    return { end, outcomes };
  } finally {
    await Promise.all(running.map((each) => each[Symbol.asyncDispose]()));
  }
};

const proxyFor = (
  session: Session,
  { options }: SessionCommand,
  host: Host,
  onCall: ProxyOptions["onCall"],
): Promise<Proxy> =>
  startProxy({
    answer: session.answer,
    // Whatever is sent to a base URL is meant for a model, unless the user says otherwise.
    route: (url) => routeOf(url, session.work, { ...options.traffic, record: [/^/] }),
    foreign: session.foreign,
    onCall,
    onRefused: ({ message }) => void host.stderr.write(`llm-replay: ${message}\n`),
    isLive: goesLive(session.work),
    env: host.env,
  });

const environmentFor = (
  session: Session,
  { options, env }: SessionCommand,
  host: Host,
  { broker, proxy }: { readonly broker: Broker; readonly proxy: Proxy | undefined },
): NodeJS.ProcessEnv => {
  const orders = {
    address: broker.address,
    mode: session.mode,
    work: session.work,
    traffic: options.traffic ?? {},
    renewsStale: options.stale === "record",
    title: session.title,
    ...(proxy && { proxy: { address: proxy.address, gate: proxy.gate } }),
  };
  return { ...childEnv(host.env, orders), ...env };
};

/** A command ended by Ctrl-C or a polite signal, as servers are, has done what it was run for. */
const isGood = ({ code, signal }: CommandEnd): boolean =>
  code === 0 || signal === "SIGINT" || signal === "SIGTERM";
