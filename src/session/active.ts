import { AsyncLocalStorage } from "node:async_hooks";
import { failure } from "../errors.ts";
import type { Desk } from "./session.ts";
import { mountWire } from "../wire/mount.ts";

export type { ForeignAttempt } from "../wire/wire-options.ts";

interface Place {
  readonly contexts: AsyncLocalStorage<Desk>;
  /** Answers for contexts that have no desk of their own. */
  standing: Desk | undefined;
  mount: Disposable | undefined;
  holders: number;
  /** The wire stays mounted for good. */
  isKept: boolean;
  /** The cassettes that are being recorded, and by whom. */
  readonly recording: Map<string, string>;
  /** The cassettes that were opened since {@link takeOpened} was last asked. */
  readonly opened: Set<string>;
}

const SLOT = Symbol.for("llm-replay.active");
const PROXY_VARIABLES = ["http_proxy", "https_proxy", "all_proxy"];

/** One place per realm, on the global object: test runners evaluate modules more than once. */
const place = (): Place => {
  const realm = globalThis as { [SLOT]?: Place };
  return (realm[SLOT] ??= {
    contexts: new AsyncLocalStorage(),
    standing: undefined,
    mount: undefined,
    holders: 0,
    isKept: false,
    recording: new Map(),
    opened: new Set(),
  });
};

/** Gives the desk of the present async context, else the standing one. */
export const currentDesk = (): Desk | undefined => place().contexts.getStore() ?? place().standing;

/** Runs `work` with `desk` answering for all it sends. */
export const withDesk = <T>(desk: Desk, work: () => T): T => place().contexts.run(desk, work);

/** Lets `desk` answer for all contexts that have none of their own, until the undo. */
export const standDesk = (desk: Desk): Disposable => {
  place().standing = desk;
  return {
    [Symbol.dispose]: () => {
      if (place().standing === desk) place().standing = undefined;
    },
  };
};

/** Keeps the wire mounted until the last holder lets go. */
export const holdWire = (): Disposable => {
  const here = place();
  here.mount ??= mountDesks();
  here.holders++;
  let held = true;
  return {
    [Symbol.dispose]: () => {
      if (!held) return;
      held = false;
      if (--here.holders > 0) return;
      here.mount?.[Symbol.dispose]();
      here.mount = undefined;
    },
  };
};

/** Keeps the wire mounted for good: what is still sent after a cassette was closed is to be refused, not to cost money. */
export const keepWire = (): void => {
  const here = place();
  if (!here.isKept) holdWire();
  here.isKept = true;
};

/** Mounts the wire anew, over whatever a test environment has put in its place since, and keeps it. */
export const renewWire = (): Disposable => {
  const here = place();
  here.mount?.[Symbol.dispose]();
  here.mount = undefined;
  here.holders = 0;
  return holdWire();
};

/**
 * Keeps the cassette at `path` for one recording until the undo, so that two at once do not overwrite each other.
 *
 * @throws `cassetteInUse` where another recording has it.
 */
export const claimRecording = (path: string, title: string): Disposable => {
  const { recording } = place();
  const holder = recording.get(path);
  if (holder !== undefined) throw failure("cassetteInUse", path, holder);
  recording.set(path, title);
  return { [Symbol.dispose]: () => void recording.delete(path) };
};

/** Notes that the cassette at `path` is used, by whomever. */
export const noteOpened = (path: string): void => void place().opened.add(path);

/** Gives the cassettes that were opened since this was last asked. */
export const takeOpened = (): string[] => {
  const { opened } = place();
  const paths = [...opened];
  opened.clear();
  return paths;
};

const mountDesks = (): Disposable =>
  mountWire({
    answer: (request, live) => currentDesk()?.answer(request, live) ?? live(),
    route: (url) => currentDesk()?.route(url) ?? "pass",
    foreign: (attempt) => currentDesk()?.foreign(attempt) ?? "pass",
    proxies: PROXY_VARIABLES.flatMap((name) => process.env[name] ?? process.env[name.toUpperCase()] ?? []),
  });
