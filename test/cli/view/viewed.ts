import { EventEmitter } from "node:events";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { view, type ViewCommand } from "../../../src/cli/view/view.ts";
import type { Host } from "../../../src/cli/host.ts";
import type { LiveData, LiveState, TestDetail } from "../../../src/reporters/html/page-data.ts";
import { expandValues, type SharedValues } from "../../../src/reporters/html/share-values.ts";

/** A running `llm-replay view`; disposing stops it. */
export interface Viewed extends AsyncDisposable {
  /** With the token, and a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly out: () => string;
  readonly err: () => string;
  readonly data: () => Promise<LiveData>;
  readonly test: (id: string) => Promise<TestDetail | undefined>;
  readonly events: () => AsyncGenerator<LiveState>;
  /** Gives the first state from now on that fits. */
  readonly until: (fits: (state: LiveState) => boolean) => Promise<LiveState>;
  readonly signal: (name: "SIGINT" | "SIGTERM") => void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
}

const eventsAt = async function* (url: string): AsyncGenerator<LiveState> {
  const { body } = await fetch(url);
  let rest = "";
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${rest}${text}`.split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) yield JSON.parse(event.replace(/^data: /, "")) as LiveState;
  }
};

const untilAt = async (url: string, fits: (state: LiveState) => boolean): Promise<LiveState> => {
  for await (const state of eventsAt(url)) if (fits(state)) return state;
  throw new Error("The events ended before.");
};

const testAt = async (url: string): Promise<TestDetail | undefined> => {
  const response = await fetch(url);
  const block = response.ok ? expandValues((await response.json()) as SharedValues) : undefined;
  return (block as unknown as readonly TestDetail[] | undefined)?.[0];
};

/** Starts `llm-replay view` in a folder, with the page of a file, and waits until it says where it is. */
export const viewed = async (
  root: string,
  page: string,
  command: Partial<ViewCommand> = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Viewed> => {
  const printed = { out: "", err: "" };
  const listening = Promise.withResolvers<void>();
  const host = Object.assign(new EventEmitter(), {
    argv: [],
    env,
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => root,
    stdin: {},
    stdout: { write: (text: string) => ((printed.out += text), listening.resolve()) },
    stderr: { write: (text: string) => (printed.err += text) },
  }) satisfies Host & EventEmitter;
  const ended = view({ words: [], opens: false, ...command }, host, [pathToFileURL(page)]);
  await Promise.race([listening.promise, ended]);
  const url = /http:\S+/.exec(stripVTControlCharacters(printed.out))?.[0] ?? "";
  return {
    url,
    port: Number(new URL(url).port),
    out: () => stripVTControlCharacters(printed.out),
    err: () => printed.err,
    data: async () => (await (await fetch(`${url}data`)).json()) as LiveData,
    test: (id) => testAt(`${url}tests/${encodeURIComponent(id)}`),
    events: () => eventsAt(`${url}events`),
    until: (fits) => untilAt(`${url}events`, fits),
    signal: (name) => host.emit(name),
    ended,
    [Symbol.asyncDispose]: async () => {
      host.emit("SIGTERM");
      host.emit("SIGTERM");
      await ended;
    },
  };
};
