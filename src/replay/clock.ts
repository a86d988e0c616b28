import { AsyncLocalStorage } from "node:async_hooks";

/** A clock that runs from a recording's start, for the work it is given alone. */
export interface RecordedClock extends Disposable {
  /** Runs `work`; in its async context `Date` starts at the recorded time and runs on from there. */
  readonly run: <T>(work: () => T) => T;
}

interface Shift {
  readonly ms: number;
}

const SLOT = Symbol.for("llm-replay.clock");

interface Patch {
  readonly shifts: AsyncLocalStorage<Shift | undefined>;
  users: number;
  undo: () => void;
}

const slot = globalThis as { [SLOT]?: Patch | undefined };

const patchDate = (): Patch => {
  const Real = globalThis.Date;
  const shifts = new AsyncLocalStorage<Shift | undefined>();
  const shiftedNow = (): number => Real.now() + (shifts.getStore()?.ms ?? 0);
  const shifted = new Proxy(Real, {
    construct: (target, values: unknown[], maker) =>
      Reflect.construct(target, values.length === 0 ? [shiftedNow()] : values, maker) as object,
    apply: () => new Real(shiftedNow()).toString(),
    get: (target, name, receiver) => (name === "now" ? shiftedNow : Reflect.get(target, name, receiver)),
  });
  globalThis.Date = shifted;
  const undo = (): void => {
    // Fake timers that came after took ours for the real one and will put it back: it then passes everything through.
    if (globalThis.Date === shifted) globalThis.Date = Real;
    delete slot[SLOT];
  };
  return { shifts, users: 0, undo };
};

/** A `Date` that someone has replaced (fake timers) is theirs; `@sinonjs/fake-timers`, in Vitest and Jest, marks its own. */
const isReal = (date: DateConstructor): boolean =>
  Reflect.get(date, "isFake") !== true && /\[native code\]/.test(Function.prototype.toString.call(date));

/**
 * Starts a clock at `startIso` (ISO 8601). It acts in the async context of {@link RecordedClock.run} only, and not
 * where `Date` was replaced before, as by fake timers; disposing the last one puts `Date` back.
 */
export const recordedClock = (startIso: string): RecordedClock => {
  if (slot[SLOT] === undefined && !isReal(globalThis.Date))
    return { run: (work) => work(), [Symbol.dispose]: () => {} };
  const patch = (slot[SLOT] ??= patchDate());
  patch.users++;
  let isOpen = true;
  const start = Date.parse(startIso);
  return {
    run: (work) => {
      const outside = patch.shifts.run(undefined, () => Date.now());
      return isOpen ? patch.shifts.run({ ms: start - outside }, work) : work();
    },
    [Symbol.dispose]: () => {
      if (!isOpen) return;
      isOpen = false;
      if (--patch.users === 0) patch.undo();
    },
  };
};
